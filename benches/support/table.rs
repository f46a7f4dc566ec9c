//! Tables in which every measurement stands beside what it is compared with and what it aims at.

#![allow(dead_code, reason = "every bench uses what it needs")]

use std::time::{Duration, Instant};

/// How long something takes.
pub fn timed<T>(run: impl FnOnce() -> T) -> (T, Duration) {
    let begin = Instant::now();
    let result = run();
    (result, begin.elapsed())
}

/// The least time of several runs: what the work itself takes, without what disturbed it.
pub fn best(runs: usize, mut run: impl FnMut()) -> Duration {
    (0..runs).map(|_| timed(&mut run).1).min().unwrap_or_default()
}

/// The middle of several measurements.
pub fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

pub fn millis(time: Duration) -> String {
    let millis = time.as_secs_f64() * 1000.0;
    match millis {
        millis if millis >= 100.0 => format!("{millis:.0} ms"),
        millis if millis >= 1.0 => format!("{millis:.1} ms"),
        millis => format!("{:.0} us", millis * 1000.0),
    }
}

pub fn ratio(time: Duration, beside: Duration) -> String {
    format!("{:.2}x", time.as_secs_f64() / beside.as_secs_f64().max(1e-12))
}

/// Prints the head of a table that README can take as it is.
#[allow(clippy::print_stdout)]
pub fn head(title: &str) {
    println!("\n| {title} | Lajur | beside | ratio | aim |\n| --- | ---: | ---: | ---: | --- |");
}

/// Prints one line.
#[allow(clippy::print_stdout)]
pub fn row(what: &str, own: &str, beside: &str, ratio: &str, aim: &str) {
    println!("| {what} | {own} | {beside} | {ratio} | {aim} |");
}
