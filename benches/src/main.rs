//! Speed as ratios: each workload runs the hand-written limit, our API and its
//! peers in interleaved rounds of one process. See `benches/README.md`.

mod harness;
mod limits;
mod machine;
mod ours;
mod workloads;

use harness::Opts;

fn main() {
    let mut o = Opts {
        filters: vec![],
        budget_ms: 1200,
        min_rounds: 5,
        max_rounds: 41,
        tag: "default".into(),
        out: None.into(),
        quiet: false,
        list: false,
    };
    if cfg!(target_feature = "avx2") {
        o.tag = "native".into();
    }
    let mut a = std::env::args().skip(1);
    while let Some(x) = a.next() {
        match x.as_str() {
            "--budget-ms" => o.budget_ms = a.next().unwrap().parse().unwrap(),
            "--out" => {
                let f = std::fs::OpenOptions::new()
                    .create(true)
                    .append(true)
                    .open(a.next().unwrap())
                    .unwrap();
                o.out = Some(f).into();
            }
            "--quiet" => o.quiet = true,
            "--list" => o.list = true,
            f => o.filters.push(f.into()),
        }
    }
    workloads::run(&o);
}
