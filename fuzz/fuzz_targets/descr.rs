//! Descriptions of dtypes: what can be read is written, and reads the same.

#![no_main]

use libfuzzer_sys::fuzz_target;
use view_core::format::Format;

fuzz_target!(|data: &[u8]| {
    let Ok(text) = str::from_utf8(data) else {
        return;
    };
    match Format::from_descr_prefix(text) {
        Ok((format, len)) => {
            let descr = format.to_descr().unwrap_or_else(|e| panic!("{text}: {e}"));
            let again = Format::from_descr(&descr).unwrap_or_else(|e| panic!("{text}\n{e}"));
            assert_eq!(again.to_descr().unwrap(), descr);
            assert_eq!(again.itemsize(), format.itemsize());
            // A name that only a format string could not hold has been refused.
            let string = format.to_string();
            let read = Format::parse(&string).unwrap_or_else(|e| panic!("{text}\n{e}"));
            // A `long double` of twelve bytes is another platform's.
            if !format!("{format:?}").contains("X87In12") {
                assert_eq!(read.itemsize(), format.itemsize(), "{string}");
            }
            let whole = Format::from_descr(&text[..len]).unwrap_or_else(|e| panic!("{e}"));
            assert_eq!(whole, format);
        }
        Err(error) => {
            assert!(error.column() > 0 && error.offset() <= text.len());
            assert!(error.to_string().lines().count() == 3, "{error}");
        }
    }
});
