//! The NavigationList
//! (<https://developers.facebook.com/docs/whatsapp/flows/reference/components>).

use crate::author::Dynamic;
use crate::author::action::ListAction;
use crate::author::table::objects;
use crate::author::words::MediaSize;

objects! {
    /// A list of 1 to 20 items, each of which leads on (from version 6.2); two a screen, which has nothing else then. Either
    /// the list has an action or every item has one.
    ///
    /// ```
    /// use flowkit_json::author::{Action, Json, ListItem, NavigationList, form};
    ///
    /// let list = NavigationList::new("plan", [ListItem::new("basic", "Basic"), ListItem::new("pro", "Pro")])
    ///     .on_click_action(Action::data_exchange().send("plan", form("plan")));
    /// assert_eq!(
    ///     Json::from(list).get("list-items").unwrap().to_string(),
    ///     r#"[{"id":"basic","main-content":{"title":"Basic"}},{"id":"pro","main-content":{"title":"Pro"}}]"#
    /// );
    /// ```
    NavigationList("type" = "NavigationList") {
        new {
            /// The name under which bindings find the id of the item that was tapped; once a screen.
            name "name": String,
            /// The items, or the data field that holds them.
            list_items "list-items": Dynamic<Vec<ListItem>>,
        }
        optional {
            /// What stands above it; up to 80 characters.
            label "label": Dynamic<String>,
            /// More about it; up to 300 characters.
            description "description": Dynamic<String>,
            /// How large the items' pictures are; regular, if nothing is said.
            media_size "media-size": Dynamic<MediaSize>,
            /// What a tap on an item does.
            on_click_action "on-click-action": ListAction,
        }
    }

    /// An item of a [`NavigationList`].
    ///
    /// ```
    /// use flowkit_json::author::{EndContent, Json, ListItem, MainContent, StartContent};
    ///
    /// let item = ListItem::new("pro", MainContent::new("Pro").description("for teams"))
    ///     .start(StartContent::new("iVBORw0KGgo="))
    ///     .end(EndContent::new().title("€ 9"))
    ///     .badge("New")
    ///     .tags(["support", "backup"]);
    /// assert_eq!(Json::from(item).get("badge"), Some(&Json::from("New")));
    /// ```
    ListItem {
        new {
            /// What is sent; once a list.
            id "id": Dynamic<String>,
            /// What it says; a title converts into it.
            main_content "main-content": MainContent,
        }
        optional {
            /// What stands before it.
            start "start": StartContent,
            /// What stands behind it; not with large pictures.
            end "end": EndContent,
            /// A badge; up to 15 characters, on one item of a list.
            badge "badge": Dynamic<String>,
            /// Whether it can be tapped; it can, if nothing is said.
            enabled "enabled": bool,
            /// What a tap does, if the list has no action.
            on_click_action "on-click-action": ListAction,
        }
        unset {
            /// Up to three tags of up to 15 characters.
            tags "tags": Vec<String>,
        }
    }

    /// What an item of a [`NavigationList`] says.
    ///
    /// ```
    /// use flowkit_json::author::{Json, MainContent};
    ///
    /// let content = MainContent::new("Pro").metadata("monthly");
    /// assert_eq!(Json::from(content).to_string(), r#"{"title":"Pro","metadata":"monthly"}"#);
    /// ```
    MainContent {
        new {
            /// The title; up to 30 characters.
            title "title": Dynamic<String>,
        }
        optional {
            /// More about it; up to 20 characters.
            description "description": Dynamic<String>,
            /// Small print; up to 80 characters.
            metadata "metadata": Dynamic<String>,
        }
    }

    /// The picture before an item of a [`NavigationList`].
    ///
    /// ```
    /// use flowkit_json::author::{Json, StartContent};
    ///
    /// let picture = StartContent::new("iVBORw0KGgo=").alt_text("A house");
    /// assert_eq!(Json::from(picture).to_string(), r#"{"image":"iVBORw0KGgo=","alt-text":"A house"}"#);
    /// ```
    StartContent {
        new {
            /// The picture in base64; up to 100 KB.
            image "image": Dynamic<String>,
        }
        optional {
            /// What a screen reader says for it.
            alt_text "alt-text": Dynamic<String>,
        }
    }

    /// What stands behind an item of a [`NavigationList`]: one or two of three texts.
    ///
    /// ```
    /// use flowkit_json::author::{EndContent, Json};
    ///
    /// let price = EndContent::new().title("€ 9").metadata("a month");
    /// assert_eq!(Json::from(price).to_string(), r#"{"title":"€ 9","metadata":"a month"}"#);
    /// ```
    EndContent {
        optional {
            /// Up to 10 characters.
            title "title": Dynamic<String>,
            /// Up to 10 characters.
            description "description": Dynamic<String>,
            /// Up to 10 characters.
            metadata "metadata": Dynamic<String>,
        }
    }
}

impl ListItem {
    /// Up to three tags of up to 15 characters.
    #[must_use]
    pub fn tags(mut self, tags: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.tags = Some(tags.into_iter().map(Into::into).collect());
        self
    }
}

impl<T: Into<Dynamic<String>>> From<T> for MainContent {
    fn from(title: T) -> Self {
        Self::new(title)
    }
}
