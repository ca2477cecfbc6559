//! Processor time, and which processor a thread runs on.

use std::time::Duration;

#[cfg(target_os = "linux")]
use rustix::thread::{CpuSet, sched_getaffinity, sched_setaffinity};
use rustix::time::{ClockId, clock_gettime};

/// Processor time that the calling thread has used so far. Unlike the time of day it stands still while
/// another program has the processor; reading it costs about 0.2 µs.
#[must_use]
pub fn thread_time() -> Duration {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    Duration::new(
        time.tv_sec.try_into().expect("a clock that counts up"),
        time.tv_nsec
            .try_into()
            .expect("nanoseconds within a second"),
    )
}

/// The processor time of all threads of this process so far.
#[must_use]
pub fn process_time() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    Duration::new(
        time.tv_sec.unsigned_abs(),
        u32::try_from(time.tv_nsec).expect("a part of a second"),
    )
}

/// Processor time that `work` takes on this thread.
pub fn timed<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let before = thread_time();
    let result = work();
    (thread_time().saturating_sub(before), result)
}

/// The processors that this process may use, by number; none where the system does not say.
#[must_use]
pub fn available() -> Vec<usize> {
    #[cfg(target_os = "linux")]
    {
        let set = sched_getaffinity(None).expect("the set of processors can be read");
        (0..CpuSet::MAX_CPU)
            .filter(|cpu| set.is_set(*cpu))
            .collect()
    }
    #[cfg(not(target_os = "linux"))]
    Vec::new()
}

/// Keeps the calling thread, and the threads it starts from now on, on one processor of those
/// [`available`].
pub fn pin(cpu: usize) {
    #[cfg(target_os = "linux")]
    {
        let mut set = CpuSet::new();
        set.set(cpu);
        sched_setaffinity(None, &set).expect("this thread can be kept on a processor it may use");
    }
    #[cfg(not(target_os = "linux"))]
    unreachable!("there is no processor {cpu} to choose on this system");
}
