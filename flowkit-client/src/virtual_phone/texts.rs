//! The texts that a person reads on the screen.

use super::VirtualPhone;
use crate::view::{Choice, Node, Text};

impl VirtualPhone {
    /// Whether a text on the screen has this in it: of the header, a component, an option, an error or a snackbar.
    ///
    /// ```no_run
    /// # fn example(phone: &flowkit_client::VirtualPhone) {
    /// assert!(phone.shows("Dental care"));
    /// # }
    /// ```
    #[must_use]
    pub fn shows(&self, text: &str) -> bool {
        self.texts().iter().any(|shown| shown.contains(text))
    }

    /// All texts, from the top to the bottom.
    pub(crate) fn texts(&self) -> Vec<String> {
        let view = self.view();
        let mut texts: Vec<String> = Vec::new();
        let title = view
            .header
            .as_ref()
            .and_then(|header| header.title.as_ref());
        texts.extend(title.map(|title| title.text.clone()));
        texts.extend(view.error.as_ref().map(|error| error.text.clone()));
        for node in &view.components {
            texts_of(node, &mut texts);
        }
        texts.extend(view.snackbar.map(|snackbar| snackbar.text));
        texts
    }
}

fn texts_of(node: &Node, texts: &mut Vec<String>) {
    texts.extend(node.plain_text().map(std::borrow::Cow::into_owned));
    let captions = node.captions.as_ref();
    let captions = captions.map(|it| [&it.left, &it.center, &it.right]);
    let own = [
        &node.label,
        &node.title,
        &node.description,
        &node.helper,
        &node.error,
    ];
    push(texts, own.into_iter().chain(captions.into_iter().flatten()));
    texts.extend(node.shown.clone());
    texts.extend(node.banners.iter().cloned());
    for half in node.days.iter().flat_map(|days| days.halves.iter()) {
        push(texts, [&half.label, &half.helper, &half.error]);
    }
    for option in &node.options {
        texts_of_option(option, texts);
    }
}

fn texts_of_option(option: &Choice, texts: &mut Vec<String>) {
    texts.push(option.title.text.clone());
    push(
        texts,
        [&option.description, &option.metadata, &option.badge],
    );
    texts.extend(option.tags.iter().map(|tag| tag.text.clone()));
    if let Some(end) = &option.end {
        push(texts, [&end.title, &end.description, &end.metadata]);
    }
}

fn push<'t>(texts: &mut Vec<String>, more: impl IntoIterator<Item = &'t Option<Text>>) {
    texts.extend(more.into_iter().flatten().map(|text| text.text.clone()));
}
