//! The styles of `rename_all`.

/// The styles by name, as serde names them.
pub(crate) const STYLES: [&str; 8] = [
    "lowercase",
    "UPPERCASE",
    "PascalCase",
    "camelCase",
    "snake_case",
    "SCREAMING_SNAKE_CASE",
    "kebab-case",
    "SCREAMING-KEBAB-CASE",
];

/// The field name `name`, which is in `snake_case`, in the given style.
pub(crate) fn in_style(style: &str, name: &str) -> String {
    let words = |separator: &str| {
        let words: Vec<_> = name.split('_').filter(|word| !word.is_empty()).collect();
        words.join(separator)
    };
    match style {
        "lowercase" => name.to_lowercase(),
        "UPPERCASE" | "SCREAMING_SNAKE_CASE" => name.to_uppercase(),
        "PascalCase" => capitalized(name, true),
        "camelCase" => capitalized(name, false),
        "kebab-case" => words("-"),
        "SCREAMING-KEBAB-CASE" => words("-").to_uppercase(),
        _ => name.to_owned(),
    }
}

/// The words of `name` joined, each with a capital, the first one if `first`.
fn capitalized(name: &str, first: bool) -> String {
    let mut out = String::new();
    for word in name.split('_').filter(|word| !word.is_empty()) {
        let mut letters = word.chars();
        match letters.next() {
            Some(letter) if first || !out.is_empty() => out.extend(letter.to_uppercase()),
            Some(letter) => out.push(letter),
            None => {}
        }
        out.push_str(letters.as_str());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_are_those_of_serde() {
        let expected = [
            "magnitude_type",
            "MAGNITUDE_TYPE",
            "MagnitudeType",
            "magnitudeType",
            "magnitude_type",
            "MAGNITUDE_TYPE",
            "magnitude-type",
            "MAGNITUDE-TYPE",
        ];
        for (style, expected) in STYLES.iter().zip(expected) {
            assert_eq!(in_style(style, "magnitude_type"), expected, "{style}");
        }
        assert_eq!(in_style("camelCase", "_x"), "x");
        assert_eq!(in_style("PascalCase", "f0"), "F0");
    }
}
