//! Lists, page by page.

use std::collections::VecDeque;
use std::fmt;
use std::pin::Pin;

use futures_util::Stream;
use serde::Deserialize;
use serde::de::IgnoredAny;

use crate::error::Error;
use crate::time::or_default;
use crate::transport::Request;
use crate::{GraphClient, Result};

/// A list of Meta's, fetched page by page as it is read: no more than one page is in memory.
///
/// ```no_run
/// # async fn example(graph: flowkit_graph::GraphClient) -> flowkit_graph::Result<()> {
/// let mut flows = graph.flows("102290129340398").pages()?;
/// while let Some(flow) = flows.next().await? {
///     println!("{} {}", flow.id, flow.name.as_deref().unwrap_or_default());
/// }
/// # Ok(()) }
/// ```
///
/// Pages are followed by their cursor. Meta's ready-made address of the next page is never read, because it holds the
/// token.
///
/// Meta's page: <https://developers.facebook.com/docs/graph-api/results>
#[must_use = "nothing is fetched before it is read"]
pub struct Pages<T> {
    client: GraphClient,
    request: Box<dyn Fn() -> Result<Request> + Send + Sync>,
    fetch: Fetch<T>,
    items: VecDeque<T>,
    next: Next,
    circle: Circle,
}

/// Finds pages that lead in a circle, by Brent's algorithm: one cursor is kept, after 1, 2, 4, … pages, and compared with
/// those that follow. However many pages there are, it takes the memory of one cursor.
#[derive(Default)]
struct Circle {
    kept: String,
    pages: u64,
    until: u64,
}

impl Circle {
    /// Whether this cursor leads to where the pages were before.
    fn closes(&mut self, after: &str) -> bool {
        if self.until > 0 && self.kept == after {
            return true;
        }
        self.pages += 1;
        if self.pages >= self.until {
            self.until = (self.until * 2).max(1);
            self.pages = 0;
            after.clone_into(&mut self.kept);
        }
        false
    }
}

type Fetch<T> = fn(GraphClient, Request) -> Pin<Box<dyn Future<Output = Result<Page<T>>> + Send>>;

enum Next {
    First,
    After(String),
    End,
}

#[derive(Deserialize)]
pub(crate) struct Page<T> {
    #[serde(default = "Vec::new")]
    data: Vec<T>,
    #[serde(default, deserialize_with = "or_default")]
    paging: Paging,
}

#[derive(Deserialize, Default)]
struct Paging {
    #[serde(default, deserialize_with = "or_default")]
    cursors: Cursors,
    /// That there is one, not what it says.
    #[serde(default)]
    next: Option<IgnoredAny>,
}

#[derive(Deserialize, Default)]
struct Cursors {
    #[serde(default)]
    after: Option<String>,
}

impl<T> Page<T> {
    pub(crate) fn map<U>(self, item: impl FnMut(T) -> U) -> Page<U> {
        Page {
            data: self.data.into_iter().map(item).collect(),
            paging: self.paging,
        }
    }
}

impl<T> Pages<T> {
    pub(crate) fn new(
        client: GraphClient,
        request: impl Fn() -> Result<Request> + Send + Sync + 'static,
        fetch: Fetch<T>,
    ) -> Self {
        Self {
            client,
            request: Box::new(request),
            fetch,
            items: VecDeque::new(),
            next: Next::First,
            circle: Circle::default(),
        }
    }

    /// The next one; `None` at the end.
    ///
    /// # Errors
    /// Those of the call for a page. After an error the same page is asked for again.
    pub async fn next(&mut self) -> Result<Option<T>> {
        while self.items.is_empty() && !matches!(self.next, Next::End) {
            // Frees the last page before the next one is fetched.
            self.items = VecDeque::new();
            self.items = self.fetch_page().await?.into();
        }
        Ok(self.items.pop_front())
    }

    /// All of them that are left, in memory at once.
    ///
    /// ```no_run
    /// # async fn example(graph: flowkit_graph::GraphClient) -> flowkit_graph::Result<()> {
    /// let flows = graph.flows("102290129340398").pages()?.all().await?;
    /// println!("{} flows", flows.len());
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    /// Those of [`next`](Self::next).
    pub async fn all(mut self) -> Result<Vec<T>> {
        let mut all = Vec::new();
        while let Some(item) = self.next().await? {
            all.push(item);
        }
        Ok(all)
    }

    /// The same as a stream, which ends after an error. It asks for a page when the one before it is used up, not earlier.
    ///
    /// ```no_run
    /// use futures_util::TryStreamExt;
    /// # async fn example(graph: flowkit_graph::GraphClient) -> flowkit_graph::Result<()> {
    /// let mut flows = graph.flows("102290129340398").pages()?.into_stream();
    /// while let Some(flow) = flows.try_next().await? {
    ///     println!("{}", flow.id);
    /// }
    /// # Ok(()) }
    /// ```
    pub fn into_stream(self) -> impl Stream<Item = Result<T>> + Send + Unpin
    where
        T: Send,
    {
        Box::pin(futures_util::stream::try_unfold(
            self,
            |mut pages| async move { Ok(pages.next().await?.map(|item| (item, pages))) },
        ))
    }

    async fn fetch_page(&mut self) -> Result<Vec<T>> {
        let mut request = (self.request)()?;
        if let Next::After(after) = &self.next {
            request = request.query("after", after);
        }
        let (call, target) = (request.call, request.target.clone());
        let page = (self.fetch)(self.client.clone(), request).await?;
        self.next = match (page.paging.next, page.paging.cursors.after) {
            // Meta gives the last page a cursor as well. Only `next` tells whether there is another page.
            (None, _) => Next::End,
            _ if page.data.is_empty() => Next::End,
            (Some(_), Some(after)) => {
                if self.circle.closes(&after) {
                    let problem = "the pages lead in a circle";
                    return Err(Error::answer(call, &target, problem));
                }
                Next::After(after)
            }
            (Some(_), None) => {
                let problem = "there is a next page, and no cursor to fetch it by";
                return Err(Error::answer(call, &target, problem));
            }
        };
        Ok(page.data)
    }
}

impl<T> fmt::Debug for Pages<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages")
            .field("fetched", &self.items.len())
            .field("at_the_end", &matches!(self.next, Next::End))
            .finish_non_exhaustive()
    }
}
