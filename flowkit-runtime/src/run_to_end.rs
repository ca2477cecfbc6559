//! A handler that began is not cut short when its caller leaves: it may have booked something.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use tokio::runtime::Handle;
use tokio::sync::OwnedSemaphorePermit;

use crate::log::RequestSpan;

/// What a handler holds while it runs on after its caller has left.
#[derive(Debug, Clone)]
pub(crate) struct Held {
    /// Its place among the requests in flight, so that handlers without a caller are bounded too.
    pub(crate) place: Arc<OwnedSemaphorePermit>,
    /// The request that the log speaks of.
    pub(crate) span: RequestSpan,
}

type Work<T> = Pin<Box<dyn Future<Output = T> + Send>>;

/// Runs in its caller's task, as any future. Where the caller drops it after the first poll (the phone's connection has
/// gone), it goes on in a task of its own and tells `nobody_waited` what came of it.
pub(crate) struct RunToEnd<T: Send + 'static> {
    /// `None` once it has ended.
    work: Option<Work<T>>,
    begun: bool,
    held: Held,
    nobody_waited: fn(T),
}

impl<T: Send + 'static> RunToEnd<T> {
    /// `work` must end by itself (by the handler's deadline, for example): nothing here ends it.
    pub(crate) fn new(work: Work<T>, held: Held, nobody_waited: fn(T)) -> Self {
        Self {
            work: Some(work),
            begun: false,
            held,
            nobody_waited,
        }
    }
}

impl<T: Send + 'static> Future for RunToEnd<T> {
    type Output = T;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<T> {
        self.begun = true;
        let Some(work) = &mut self.work else {
            return Poll::Pending; // Nobody polls a future again that has ended.
        };
        let poll = work.as_mut().poll(cx);
        if poll.is_ready() {
            self.work = None;
        }
        poll
    }
}

impl<T: Send + 'static> Drop for RunToEnd<T> {
    fn drop(&mut self) {
        let Some(work) = self.work.take().filter(|_| self.begun) else {
            return;
        };
        // Without a runtime nothing can run on; the process is about to end.
        let Ok(runtime) = Handle::try_current() else {
            return;
        };
        let (held, nobody_waited) = (self.held.clone(), self.nobody_waited);
        runtime.spawn(async move {
            let outcome = held.span.run(work).await;
            held.span.in_scope(|| nobody_waited(outcome));
            drop(held.place);
        });
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicU8, Ordering};

    use tokio::sync::{Notify, Semaphore};

    use super::{Held, RunToEnd};
    use crate::log::RequestSpan;

    static HEARD: AtomicU8 = AtomicU8::new(0);

    #[tokio::test]
    async fn what_began_ends_and_what_did_not_begin_does_not() {
        let places = Arc::new(Semaphore::new(1));
        let step = Arc::new(Notify::new());
        let run = |places: &Arc<Semaphore>| {
            let step = Arc::clone(&step);
            let work = Box::pin(async move {
                step.notified().await;
                7
            });
            let place = Arc::clone(places).try_acquire_owned().unwrap();
            let held = Held {
                place: Arc::new(place),
                span: RequestSpan::new("/"),
            };
            RunToEnd::new(work, held, |seven| HEARD.store(seven, Ordering::SeqCst))
        };

        drop(run(&places));
        assert_eq!(places.available_permits(), 1, "it had not begun");

        let mut begun = Box::pin(run(&places));
        tokio::select! {
            biased;
            _ = &mut begun => panic!("nobody has told it to go on"),
            () = std::future::ready(()) => {}
        }
        drop(begun);
        tokio::task::yield_now().await;
        assert_eq!(
            places.available_permits(),
            0,
            "it runs on and keeps its place"
        );
        assert_eq!(HEARD.load(Ordering::SeqCst), 0);
        step.notify_one();
        let _free = places.acquire().await.unwrap();
        assert_eq!(HEARD.load(Ordering::SeqCst), 7);
    }

    #[tokio::test]
    async fn with_its_caller_there_it_answers_the_caller() {
        let places = Arc::new(Semaphore::new(1));
        let held = Held {
            place: Arc::new(places.clone().try_acquire_owned().unwrap()),
            span: RequestSpan::new("/"),
        };
        let never = |_| panic!("the caller waited");
        let answer = RunToEnd::new(Box::pin(async { "done" }), held, never).await;
        assert_eq!(answer, "done");
        assert_eq!(places.available_permits(), 1);
    }
}
