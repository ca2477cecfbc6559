//! How far it still is from a screen to the end of the flow, for the progress bar.

use super::FlowJson;

/// A screen on the walk over the routes.
#[derive(Clone, Copy)]
enum Seen {
    Not,
    /// The walk is still within it: a route that leads back to it is left out, so that the walk ends.
    Entered,
    Left(Paths),
}

/// All paths from a screen to where no route leads on.
#[derive(Clone, Copy, Default)]
struct Paths {
    count: f64,
    /// The lengths of all of them together.
    length: f64,
}

impl Paths {
    /// The one path that ends right here.
    const END: Self = Self {
        count: 1.0,
        length: 0.0,
    };

    /// Adds the paths of a screen that a route leads to, each of which is longer by `step`.
    fn add(&mut self, further: Self, step: f64) {
        self.count += further.count;
        self.length += further.length + step * further.count;
    }
}

impl FlowJson {
    /// Whether a screen counts for the progress bar: it has a Footer or a NavigationList.
    pub(crate) fn is_step(&self, screen: usize) -> bool {
        self.screen(screen)
            .is_some_and(|screen| screen.footer || screen.navigation_list)
    }

    /// The mean length of all paths that lead on from a screen, in screens that count for the progress bar. `None` for a routing
    /// model with more paths than can be counted.
    pub(crate) fn mean_path_from(&self, screen: usize) -> Option<f64> {
        let mean = *self
            .mean_paths
            .get(screen)?
            .get_or_init(|| self.walk(screen));
        mean.is_finite().then_some(mean)
    }

    /// Walks over the routes with a list of its own in place of recursion, since a routing model may be a chain of thousands.
    fn walk(&self, start: usize) -> f64 {
        let mut seen = vec![Seen::Not; self.all_screens().len()];
        let mut entered: Vec<(usize, Vec<usize>, Paths)> =
            vec![(start, self.followers(start), Paths::default())];
        if let Some(start) = seen.get_mut(start) {
            *start = Seen::Entered;
        }
        while let Some((screen, followers, paths)) = entered.last_mut() {
            let (screen, next) = (*screen, followers.pop());
            match next.and_then(|next| Some((next, *seen.get(next)?))) {
                Some((next, Seen::Left(further))) => {
                    let step = if self.is_step(next) { 1.0 } else { 0.0 };
                    paths.add(further, step);
                }
                Some((_, Seen::Entered)) => {}
                Some((next, Seen::Not)) => {
                    // It is looked at once more when its own paths are known.
                    followers.push(next);
                    if let Some(next) = seen.get_mut(next) {
                        *next = Seen::Entered;
                    }
                    entered.push((next, self.followers(next), Paths::default()));
                }
                None => {
                    let whole = if paths.count > 0.0 {
                        *paths
                    } else {
                        Paths::END
                    };
                    if let Some(screen) = seen.get_mut(screen) {
                        *screen = Seen::Left(whole);
                    }
                    entered.pop();
                    if entered.is_empty() {
                        return whole.length / whole.count;
                    }
                }
            }
        }
        0.0
    }

    fn followers(&self, screen: usize) -> Vec<usize> {
        let Some(screen) = self.screen(screen) else {
            return Vec::new();
        };
        let followers = self.document().routes().successors(&screen.id);
        followers
            .into_iter()
            .filter_map(|id| self.screen_index(id))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::FlowJson;
    use serde_json::{Map, Value, json};

    /// A flow with these routes; a screen whose id begins with `I` has no Footer.
    fn flow(routes: &[(&str, &[&str])]) -> FlowJson {
        let screens: Vec<Value> = routes
            .iter()
            .map(|(id, _)| {
                let footer = json!({"type": "Footer", "label": "Go", "on-click-action": {"name": "data_exchange", "payload": {}}});
                let children = if id.starts_with('I') { json!([]) } else { json!([footer]) };
                json!({"id": id, "title": "T", "layout": {"type": "SingleColumnLayout", "children": children}})
            })
            .collect();
        let routes: Map<String, Value> = routes
            .iter()
            .map(|(from, to)| ((*from).to_owned(), json!(to)))
            .collect();
        let document = json!({"version": "7.3", "data_api_version": "3.0", "routing_model": routes, "screens": screens});
        FlowJson::parse(&document.to_string()).unwrap()
    }

    #[test]
    fn the_mean_of_all_paths() {
        // A to D directly, or by B and C: one screen, or three.
        let flow = flow(&[("A", &["B", "D"]), ("B", &["C"]), ("C", &["D"]), ("D", &[])]);
        assert_eq!(flow.mean_path_from(0), Some(2.0));
        assert_eq!(flow.mean_path_from(1), Some(2.0));
        assert_eq!(flow.mean_path_from(3), Some(0.0));
        assert_eq!(flow.mean_path_from(9), None);
    }

    #[test]
    fn a_screen_without_footer_and_list_is_no_step() {
        let flow = flow(&[("A", &["INFO"]), ("INFO", &["B"]), ("B", &[])]);
        assert_eq!(flow.mean_path_from(0), Some(1.0));
    }

    #[test]
    fn the_walk_ends_in_circles_and_counts_no_paths_one_by_one() {
        let circle = flow(&[("A", &["B"]), ("B", &["C"]), ("C", &["A"])]);
        assert_eq!(circle.mean_path_from(0), Some(2.0));
        // Of 80 screens each leads to all behind it: 2^78 paths.
        let ids: Vec<String> = (0..80_u8)
            .map(|n| {
                format!(
                    "A{}{}",
                    char::from(b'A' + n / 26),
                    char::from(b'A' + n % 26)
                )
            })
            .collect();
        let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
        let routes: Vec<(&str, &[&str])> = ids
            .iter()
            .enumerate()
            .map(|(at, id)| (*id, &ids[at + 1..]))
            .collect();
        let mean = flow(&routes).mean_path_from(0).unwrap();
        assert!((mean - 40.0).abs() < 1.0, "{mean}");
    }
}
