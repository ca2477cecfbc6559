// What `input/order.rs` becomes; see `src/tests/expansion.rs`.

use flowkit::prelude::*;
struct Types;
impl Types {
    fn rest(&self) -> Result<Next<screens::AnyScreen>> {
        Next::close()
    }
}
/// The screens of the flow in `tests/expand/flows/order.json`.
#[allow(dead_code, clippy::pub_underscore_fields)]
pub mod screens {
    /// The text of `tests/expand/flows/order.json`, as it was when this was compiled.
    pub const FLOW_JSON: &::core::primitive::str = ::core::include_str!("flows/order.json");
    const _: ::core::option::Option<&::core::primitive::str> = ::core::option_env!("FLOWKIT_PRINT");
    /// What screen `ORDER` shows (`tests/expand/flows/order.json:7:13`).
    #[derive(::core::clone::Clone, ::core::cmp::PartialEq)]
    pub struct Order {
        /// `seen` (`tests/expand/flows/order.json:10:9`).
        pub seen: ::std::string::String,
        /// `slots` (`tests/expand/flows/order.json:11:9`).
        pub slots: ::std::vec::Vec<::flowkit::OptionItem>,
        /// `mode` (`tests/expand/flows/order.json:16:9`).
        pub mode: ::std::string::String,
    }
    impl ::core::fmt::Debug for Order {
        fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::flowkit::__private::debug_name(f, "Order")
        }
    }
    impl Order {
        /// No text, empty lists, 0 and `false`: to fill the rest, as in `Self { …, ..Self::EMPTY }`.
        pub const EMPTY: Self = Self {
            seen: ::std::string::String::new(),
            slots: ::std::vec::Vec::new(),
            mode: ::std::string::String::new(),
        };
    }
    impl ::flowkit::__private::serde::Serialize for Order {
        fn serialize<__S: ::flowkit::__private::serde::Serializer>(
            &self,
            to: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error> {
            let mut to = ::flowkit::__private::ObjectWriter::new(to)?;
            to.field("seen", &self.seen)?;
            to.field("slots", &self.slots)?;
            to.field("mode", &self.mode)?;
            to.end()
        }
    }
    impl ::flowkit::UpdateOf<Order> for Order {}
    impl ::flowkit::ScreenData for Order {
        type Screen = Self;
    }
    /// New data for screen `ORDER` (`tests/expand/flows/order.json:7:13`) while it is showing: what is `None` keeps its value on the phone.
    #[derive(::core::clone::Clone, ::core::cmp::PartialEq)]
    pub struct OrderUpdate {
        /// `seen` (`tests/expand/flows/order.json:10:9`).
        pub seen: ::core::option::Option<::std::string::String>,
        /// `slots` (`tests/expand/flows/order.json:11:9`).
        pub slots: ::core::option::Option<::std::vec::Vec<::flowkit::OptionItem>>,
        /// `mode` (`tests/expand/flows/order.json:16:9`).
        pub mode: ::core::option::Option<::std::string::String>,
    }
    impl ::core::fmt::Debug for OrderUpdate {
        fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::flowkit::__private::debug_name(f, "OrderUpdate")
        }
    }
    impl ::core::default::Default for OrderUpdate {
        fn default() -> Self {
            Self {
                seen: ::core::option::Option::None,
                slots: ::core::option::Option::None,
                mode: ::core::option::Option::None,
            }
        }
    }
    impl ::flowkit::__private::serde::Serialize for OrderUpdate {
        fn serialize<__S: ::flowkit::__private::serde::Serializer>(
            &self,
            to: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error> {
            let mut to = ::flowkit::__private::ObjectWriter::new(to)?;
            to.optional("seen", &self.seen)?;
            to.optional("slots", &self.slots)?;
            to.optional("mode", &self.mode)?;
            to.end()
        }
    }
    impl ::flowkit::UpdateOf<Order> for OrderUpdate {}
    /// What screen `ORDER` sends to the endpoint (`tests/expand/flows/order.json:50:23`).
    #[derive(::core::clone::Clone, ::core::cmp::PartialEq)]
    pub struct OrderForm {
        /// `name` (`tests/expand/flows/order.json:52:17`). The phone may leave it out.
        pub name: ::core::option::Option<::std::string::String>,
        /// `note` (`tests/expand/flows/order.json:52:41`). The phone may leave it out.
        pub note: ::core::option::Option<::std::string::String>,
        /// `seats` (`tests/expand/flows/order.json:52:65`). The phone may leave it out.
        pub seats: ::core::option::Option<::flowkit::Number>,
        /// `code` (`tests/expand/flows/order.json:52:91`). The phone may leave it out.
        pub code: ::core::option::Option<::std::string::String>,
        /// `terms` (`tests/expand/flows/order.json:53:17`).
        pub terms: ::core::primitive::bool,
        /// `size` (`tests/expand/flows/order.json:53:43`). The phone may leave it out.
        pub size: ::core::option::Option<OrderSize>,
        /// `slot` (`tests/expand/flows/order.json:53:67`). The phone may leave it out.
        pub slot: ::core::option::Option<::flowkit::OptionId>,
        /// `pay` (`tests/expand/flows/order.json:53:91`). The phone may leave it out.
        pub pay: ::core::option::Option<OrderPay>,
        /// `extras` (`tests/expand/flows/order.json:54:17`). The phone may leave it out.
        pub extras: ::core::option::Option<::std::vec::Vec<OrderExtras>>,
        /// `tags` (`tests/expand/flows/order.json:54:45`). The phone may leave it out.
        pub tags: ::core::option::Option<::std::vec::Vec<::flowkit::OptionId>>,
        /// `day` (`tests/expand/flows/order.json:54:69`). The phone may leave it out.
        pub day: ::core::option::Option<::flowkit::dates::Text>,
        /// `one` (`tests/expand/flows/order.json:54:91`). The phone may leave it out.
        pub one: ::core::option::Option<::flowkit::dates::Text>,
        /// `stay` (`tests/expand/flows/order.json:55:17`). The phone may leave it out.
        pub stay: ::core::option::Option<::flowkit::DateRange<::flowkit::dates::Text>>,
        /// `mode` (`tests/expand/flows/order.json:55:41`). The phone may leave it out.
        pub mode: ::core::option::Option<::std::string::String>,
    }
    impl ::core::fmt::Debug for OrderForm {
        fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::flowkit::__private::debug_name(f, "OrderForm")
        }
    }
    impl ::flowkit::__private::Fields for OrderForm {
        fn read(
            from: &mut ::flowkit::__private::FieldReader,
        ) -> ::core::result::Result<Self, ::flowkit::FieldError> {
            ::core::result::Result::Ok(Self {
                name: from.field("name")?,
                note: from.field("note")?,
                seats: from.field("seats")?,
                code: from.field("code")?,
                terms: from.field("terms")?,
                size: from.field("size")?,
                slot: from.field("slot")?,
                pay: from.field("pay")?,
                extras: from.field("extras")?,
                tags: from.field("tags")?,
                day: from.field("day")?,
                one: from.field("one")?,
                stay: from.field("stay")?,
                mode: from.field("mode")?,
            })
        }
    }
    impl<'de> ::flowkit::__private::serde::Deserialize<'de> for OrderForm {
        fn deserialize<__D: ::flowkit::__private::serde::Deserializer<'de>>(
            from: __D,
        ) -> ::core::result::Result<Self, __D::Error> {
            ::flowkit::__private::deserialize(from)
        }
    }
    ::flowkit::__private::form_argument! {
        #[diagnostic::do_not_recommend] OrderForm
    }
    /// What can be chosen in `size` of screen `ORDER` (`tests/expand/flows/order.json:28:41`).
    #[derive(::core::clone::Clone, ::core::cmp::PartialEq, ::core::cmp::Eq, ::core::hash::Hash)]
    pub enum OrderSize {
        /// `small`, "Small" (`tests/expand/flows/order.json:29:37`).
        Small,
        /// `extra-large`, "Extra large" (`tests/expand/flows/order.json:29:74`).
        ExtraLarge,
        /// An id that was not in the Flow JSON when this was compiled.
        Unlisted(::std::string::String),
    }
    impl OrderSize {
        /// The id as the Flow JSON writes it, such as `small`.
        #[must_use]
        pub fn as_str(&self) -> &::core::primitive::str {
            match self {
                Self::Small => "small",
                Self::ExtraLarge => "extra-large",
                Self::Unlisted(id) => id,
            }
        }
    }
    impl ::core::convert::From<::std::string::String> for OrderSize {
        fn from(id: ::std::string::String) -> Self {
            match id.as_str() {
                "small" => Self::Small,
                "extra-large" => Self::ExtraLarge,
                _ => Self::Unlisted(id),
            }
        }
    }
    impl ::flowkit::FieldValue for OrderSize {
        fn from_field(
            value: ::core::option::Option<::flowkit::JsonValue>,
        ) -> ::core::result::Result<Self, ::flowkit::FieldError> {
            ::core::result::Result::map(
                ::flowkit::__private::text_field(value),
                <Self as ::core::convert::From<::std::string::String>>::from,
            )
        }
    }
    impl ::core::fmt::Debug for OrderSize {
        fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::flowkit::__private::debug_name(f, "OrderSize")
        }
    }
    /// What can be chosen in `pay` of screen `ORDER` (`tests/expand/flows/order.json:33:50`).
    #[derive(::core::clone::Clone, ::core::cmp::PartialEq, ::core::cmp::Eq, ::core::hash::Hash)]
    pub enum OrderPay {
        /// `card`, "Card" (`tests/expand/flows/order.json:34:37`).
        Card,
        /// `2`, "Cash" (`tests/expand/flows/order.json:34:72`).
        Pay2,
        /// An id that was not in the Flow JSON when this was compiled.
        Unlisted(::std::string::String),
    }
    impl OrderPay {
        /// The id as the Flow JSON writes it, such as `card`.
        #[must_use]
        pub fn as_str(&self) -> &::core::primitive::str {
            match self {
                Self::Card => "card",
                Self::Pay2 => "2",
                Self::Unlisted(id) => id,
            }
        }
    }
    impl ::core::convert::From<::std::string::String> for OrderPay {
        fn from(id: ::std::string::String) -> Self {
            match id.as_str() {
                "card" => Self::Card,
                "2" => Self::Pay2,
                _ => Self::Unlisted(id),
            }
        }
    }
    impl ::flowkit::FieldValue for OrderPay {
        fn from_field(
            value: ::core::option::Option<::flowkit::JsonValue>,
        ) -> ::core::result::Result<Self, ::flowkit::FieldError> {
            ::core::result::Result::map(
                ::flowkit::__private::text_field(value),
                <Self as ::core::convert::From<::std::string::String>>::from,
            )
        }
    }
    impl ::core::fmt::Debug for OrderPay {
        fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::flowkit::__private::debug_name(f, "OrderPay")
        }
    }
    /// What can be chosen in `extras` of screen `ORDER` (`tests/expand/flows/order.json:37:46`).
    #[derive(::core::clone::Clone, ::core::cmp::PartialEq, ::core::cmp::Eq, ::core::hash::Hash)]
    pub enum OrderExtras {
        /// `ice`, "Ice" (`tests/expand/flows/order.json:38:37`).
        Ice,
        /// `mint`, "Mint" (`tests/expand/flows/order.json:38:70`).
        Mint,
        /// An id that was not in the Flow JSON when this was compiled.
        Unlisted(::std::string::String),
    }
    impl OrderExtras {
        /// The id as the Flow JSON writes it, such as `ice`.
        #[must_use]
        pub fn as_str(&self) -> &::core::primitive::str {
            match self {
                Self::Ice => "ice",
                Self::Mint => "mint",
                Self::Unlisted(id) => id,
            }
        }
    }
    impl ::core::convert::From<::std::string::String> for OrderExtras {
        fn from(id: ::std::string::String) -> Self {
            match id.as_str() {
                "ice" => Self::Ice,
                "mint" => Self::Mint,
                _ => Self::Unlisted(id),
            }
        }
    }
    impl ::flowkit::FieldValue for OrderExtras {
        fn from_field(
            value: ::core::option::Option<::flowkit::JsonValue>,
        ) -> ::core::result::Result<Self, ::flowkit::FieldError> {
            ::core::result::Result::map(
                ::flowkit::__private::text_field(value),
                <Self as ::core::convert::From<::std::string::String>>::from,
            )
        }
    }
    impl ::core::fmt::Debug for OrderExtras {
        fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::flowkit::__private::debug_name(f, "OrderExtras")
        }
    }
    impl ::flowkit::Screen for Order {
        const ID: &'static ::core::primitive::str = "ORDER";
    }
    /// Screen `ORDER`, as a value. An answer on it may show `ORDER`, `GUESTS` and `PICTURES`.
    pub const ORDER: ::flowkit::ScreenRef<Order> =
        ::flowkit::ScreenRef::new(&["ORDER", "GUESTS", "PICTURES"]);
    /// Screen `GUESTS` (`tests/expand/flows/order.json:63:13`), which shows no data.
    #[derive(::core::clone::Clone, ::core::cmp::PartialEq)]
    pub struct Guests;
    impl ::core::fmt::Debug for Guests {
        fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::flowkit::__private::debug_name(f, "Guests")
        }
    }
    impl Guests {
        /// No text, empty lists, 0 and `false`: to fill the rest, as in `Self { …, ..Self::EMPTY }`.
        pub const EMPTY: Self = Self {};
    }
    impl ::flowkit::__private::serde::Serialize for Guests {
        fn serialize<__S: ::flowkit::__private::serde::Serializer>(
            &self,
            to: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error> {
            let to = ::flowkit::__private::ObjectWriter::new(to)?;
            to.end()
        }
    }
    impl ::flowkit::ScreenData for Guests {
        type Screen = Self;
    }
    /// What screen `GUESTS` sends to the endpoint (`tests/expand/flows/order.json:84:23`).
    #[derive(::core::clone::Clone, ::core::cmp::PartialEq)]
    pub struct GuestsForm {
        /// `name` (`tests/expand/flows/order.json:86:17`).
        pub name: ::std::string::String,
        /// `seats` (`tests/expand/flows/order.json:86:41`).
        pub seats: ::flowkit::Number,
        /// `terms` (`tests/expand/flows/order.json:86:67`).
        pub terms: ::core::primitive::bool,
        /// `size` (`tests/expand/flows/order.json:86:93`).
        pub size: GuestsSize,
        /// `extras` (`tests/expand/flows/order.json:87:17`).
        pub extras: ::std::vec::Vec<GuestsExtras>,
        /// `day` (`tests/expand/flows/order.json:87:45`).
        pub day: ::flowkit::dates::Text,
    }
    impl ::core::fmt::Debug for GuestsForm {
        fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::flowkit::__private::debug_name(f, "GuestsForm")
        }
    }
    impl ::flowkit::__private::Fields for GuestsForm {
        fn read(
            from: &mut ::flowkit::__private::FieldReader,
        ) -> ::core::result::Result<Self, ::flowkit::FieldError> {
            ::core::result::Result::Ok(Self {
                name: from.field("name")?,
                seats: from.field("seats")?,
                terms: from.field("terms")?,
                size: from.field("size")?,
                extras: from.field("extras")?,
                day: from.field("day")?,
            })
        }
    }
    impl<'de> ::flowkit::__private::serde::Deserialize<'de> for GuestsForm {
        fn deserialize<__D: ::flowkit::__private::serde::Deserializer<'de>>(
            from: __D,
        ) -> ::core::result::Result<Self, __D::Error> {
            ::flowkit::__private::deserialize(from)
        }
    }
    ::flowkit::__private::form_argument! {
        #[diagnostic::do_not_recommend] GuestsForm
    }
    /// What can be chosen in `size` of screen `GUESTS` (`tests/expand/flows/order.json:73:41`).
    #[derive(::core::clone::Clone, ::core::cmp::PartialEq, ::core::cmp::Eq, ::core::hash::Hash)]
    pub enum GuestsSize {
        /// `s`, "Small" (`tests/expand/flows/order.json:74:37`).
        S,
        /// `l`, "Large" (`tests/expand/flows/order.json:74:70`).
        L,
        /// An id that was not in the Flow JSON when this was compiled.
        Unlisted(::std::string::String),
    }
    impl GuestsSize {
        /// The id as the Flow JSON writes it, such as `s`.
        #[must_use]
        pub fn as_str(&self) -> &::core::primitive::str {
            match self {
                Self::S => "s",
                Self::L => "l",
                Self::Unlisted(id) => id,
            }
        }
    }
    impl ::core::convert::From<::std::string::String> for GuestsSize {
        fn from(id: ::std::string::String) -> Self {
            match id.as_str() {
                "s" => Self::S,
                "l" => Self::L,
                _ => Self::Unlisted(id),
            }
        }
    }
    impl ::flowkit::FieldValue for GuestsSize {
        fn from_field(
            value: ::core::option::Option<::flowkit::JsonValue>,
        ) -> ::core::result::Result<Self, ::flowkit::FieldError> {
            ::core::result::Result::map(
                ::flowkit::__private::text_field(value),
                <Self as ::core::convert::From<::std::string::String>>::from,
            )
        }
    }
    impl ::core::fmt::Debug for GuestsSize {
        fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::flowkit::__private::debug_name(f, "GuestsSize")
        }
    }
    /// What can be chosen in `extras` of screen `GUESTS` (`tests/expand/flows/order.json:77:46`).
    #[derive(::core::clone::Clone, ::core::cmp::PartialEq, ::core::cmp::Eq, ::core::hash::Hash)]
    pub enum GuestsExtras {
        /// `ice`, "Ice" (`tests/expand/flows/order.json:78:37`).
        Ice,
        /// `mint`, "Mint" (`tests/expand/flows/order.json:78:70`).
        Mint,
        /// An id that was not in the Flow JSON when this was compiled.
        Unlisted(::std::string::String),
    }
    impl GuestsExtras {
        /// The id as the Flow JSON writes it, such as `ice`.
        #[must_use]
        pub fn as_str(&self) -> &::core::primitive::str {
            match self {
                Self::Ice => "ice",
                Self::Mint => "mint",
                Self::Unlisted(id) => id,
            }
        }
    }
    impl ::core::convert::From<::std::string::String> for GuestsExtras {
        fn from(id: ::std::string::String) -> Self {
            match id.as_str() {
                "ice" => Self::Ice,
                "mint" => Self::Mint,
                _ => Self::Unlisted(id),
            }
        }
    }
    impl ::flowkit::FieldValue for GuestsExtras {
        fn from_field(
            value: ::core::option::Option<::flowkit::JsonValue>,
        ) -> ::core::result::Result<Self, ::flowkit::FieldError> {
            ::core::result::Result::map(
                ::flowkit::__private::text_field(value),
                <Self as ::core::convert::From<::std::string::String>>::from,
            )
        }
    }
    impl ::core::fmt::Debug for GuestsExtras {
        fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::flowkit::__private::debug_name(f, "GuestsExtras")
        }
    }
    impl ::flowkit::Screen for Guests {
        const ID: &'static ::core::primitive::str = "GUESTS";
    }
    /// Screen `GUESTS`, as a value. An answer on it may show `ORDER` and `GUESTS`.
    pub const GUESTS: ::flowkit::ScreenRef<Guests> =
        ::flowkit::ScreenRef::new(&["ORDER", "GUESTS"]);
    /// Screen `PICTURES` (`tests/expand/flows/order.json:95:13`), which shows no data.
    #[derive(::core::clone::Clone, ::core::cmp::PartialEq)]
    pub struct Pictures;
    impl ::core::fmt::Debug for Pictures {
        fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::flowkit::__private::debug_name(f, "Pictures")
        }
    }
    impl Pictures {
        /// No text, empty lists, 0 and `false`: to fill the rest, as in `Self { …, ..Self::EMPTY }`.
        pub const EMPTY: Self = Self {};
    }
    impl ::flowkit::__private::serde::Serialize for Pictures {
        fn serialize<__S: ::flowkit::__private::serde::Serializer>(
            &self,
            to: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error> {
            let to = ::flowkit::__private::ObjectWriter::new(to)?;
            to.end()
        }
    }
    impl ::flowkit::ScreenData for Pictures {
        type Screen = Self;
    }
    /// What screen `PICTURES` sends to the endpoint (`tests/expand/flows/order.json:104:42`).
    #[derive(::core::clone::Clone, ::core::cmp::PartialEq)]
    pub struct PicturesForm {
        /// `photos` (`tests/expand/flows/order.json:104:72`). The phone may leave it out.
        pub photos: ::core::option::Option<::std::vec::Vec<::flowkit::Media>>,
    }
    impl ::core::fmt::Debug for PicturesForm {
        fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::flowkit::__private::debug_name(f, "PicturesForm")
        }
    }
    impl ::flowkit::__private::Fields for PicturesForm {
        fn read(
            from: &mut ::flowkit::__private::FieldReader,
        ) -> ::core::result::Result<Self, ::flowkit::FieldError> {
            ::core::result::Result::Ok(Self {
                photos: from.field("photos")?,
            })
        }
    }
    impl<'de> ::flowkit::__private::serde::Deserialize<'de> for PicturesForm {
        fn deserialize<__D: ::flowkit::__private::serde::Deserializer<'de>>(
            from: __D,
        ) -> ::core::result::Result<Self, __D::Error> {
            ::flowkit::__private::deserialize(from)
        }
    }
    ::flowkit::__private::form_argument! {
        #[diagnostic::do_not_recommend] PicturesForm
    }
    /// What screen `PICTURES` sends to the chat when it completes the flow (`tests/expand/flows/order.json:109:23`).
    /// Its `kind` is always `"order"`.
    #[derive(::core::clone::Clone, ::core::cmp::PartialEq)]
    pub struct PicturesParams {
        /// `photos` (`tests/expand/flows/order.json:111:17`). The phone may leave it out.
        pub photos: ::core::option::Option<::std::vec::Vec<::flowkit::CompletedMedia>>,
        /// `size` (`tests/expand/flows/order.json:111:45`). The phone may leave it out.
        pub size: ::core::option::Option<OrderSize>,
        /// `day` (`tests/expand/flows/order.json:111:82`). The phone may leave it out.
        pub day: ::core::option::Option<::flowkit::dates::Text>,
    }
    impl ::core::fmt::Debug for PicturesParams {
        fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::flowkit::__private::debug_name(f, "PicturesParams")
        }
    }
    impl ::flowkit::__private::Fields for PicturesParams {
        fn read(
            from: &mut ::flowkit::__private::FieldReader,
        ) -> ::core::result::Result<Self, ::flowkit::FieldError> {
            ::core::result::Result::Ok(Self {
                photos: from.field("photos")?,
                size: from.field("size")?,
                day: from.field("day")?,
            })
        }
    }
    impl<'de> ::flowkit::__private::serde::Deserialize<'de> for PicturesParams {
        fn deserialize<__D: ::flowkit::__private::serde::Deserializer<'de>>(
            from: __D,
        ) -> ::core::result::Result<Self, __D::Error> {
            ::flowkit::__private::deserialize(from)
        }
    }
    impl ::flowkit::Screen for Pictures {
        const ID: &'static ::core::primitive::str = "PICTURES";
    }
    /// Screen `PICTURES`, as a value. An answer on it may show `ORDER` and `PICTURES`.
    pub const PICTURES: ::flowkit::ScreenRef<Pictures> =
        ::flowkit::ScreenRef::new(&["ORDER", "PICTURES"]);
    /// No screen yet: what a handler of `INIT` leaves. Its answer shows a screen that no other leads to.
    pub enum Init {}
    /// Any screen: what the fallback handler leaves. Where its answer leads is checked when it is sent.
    pub enum AnyScreen {}
    impl ::flowkit::Screen for AnyScreen {
        const ID: &'static ::core::primitive::str = "<any>";
    }
    impl<__Target> ::flowkit::LeadsTo<__Target> for AnyScreen {}
    impl ::flowkit::Stays for AnyScreen {}
    impl<__Update: ::flowkit::UpdateOf<AnyScreen>> ::flowkit::StaysWith<__Update> for AnyScreen {}
    impl ::flowkit::StaysWithoutData for AnyScreen {}
    impl<__Target> ::flowkit::LeadsTo<__Target> for Order where
        __routes::__Go: __routes::AfterOrder<__Target>
    {
    }
    impl ::flowkit::Stays for Order {}
    impl<__Update: ::flowkit::UpdateOf<Order>> ::flowkit::StaysWith<__Update> for Order {}
    impl ::flowkit::StaysWithoutData for Order {}
    impl<__Target> ::flowkit::LeadsTo<__Target> for Guests where
        __routes::__Go: __routes::AfterGuests<__Target>
    {
    }
    impl ::flowkit::Stays for Guests {}
    impl<__Update: ::flowkit::UpdateOf<Guests>> ::flowkit::StaysWith<__Update> for Guests {}
    impl ::flowkit::StaysWithoutData for Guests {}
    impl<__Target> ::flowkit::LeadsTo<__Target> for Pictures where
        __routes::__Go: __routes::AfterPictures<__Target>
    {
    }
    impl ::flowkit::Stays for Pictures {}
    impl<__Update: ::flowkit::UpdateOf<Pictures>> ::flowkit::StaysWith<__Update> for Pictures {}
    impl ::flowkit::StaysWithoutData for Pictures {}
    impl<__Target> ::flowkit::LeadsTo<__Target> for Init where
        __routes::__Go: __routes::AfterInit<__Target>
    {
    }
    #[doc(hidden)]
    pub mod __routes {
        pub enum __Go {}
        #[diagnostic::on_unimplemented(
            message = "screen `ORDER` does not lead to the screen `{__Target}`",
            label = "the phone would refuse this answer",
            note = "the routing model joins it to `GUESTS` and `PICTURES`, in one direction or the other; the same screen again is fine too\n  --> tests/expand/flows/order.json:4:22"
        )]
        pub trait AfterOrder<__Target> {}
        impl AfterOrder<super::Order> for __Go {}
        impl AfterOrder<super::Guests> for __Go {}
        impl AfterOrder<super::Pictures> for __Go {}
        #[diagnostic::on_unimplemented(
            message = "screen `GUESTS` does not lead to the screen `{__Target}`",
            label = "the phone would refuse this answer",
            note = "the routing model joins it to `ORDER`, in one direction or the other; the same screen again is fine too\n  --> tests/expand/flows/order.json:4:55"
        )]
        pub trait AfterGuests<__Target> {}
        impl AfterGuests<super::Order> for __Go {}
        impl AfterGuests<super::Guests> for __Go {}
        #[diagnostic::on_unimplemented(
            message = "screen `PICTURES` does not lead to the screen `{__Target}`",
            label = "the phone would refuse this answer",
            note = "the routing model joins it to `ORDER`, in one direction or the other; the same screen again is fine too\n  --> tests/expand/flows/order.json:4:69"
        )]
        pub trait AfterPictures<__Target> {}
        impl AfterPictures<super::Order> for __Go {}
        impl AfterPictures<super::Pictures> for __Go {}
        #[diagnostic::on_unimplemented(
            message = "INIT cannot show the screen `{__Target}`",
            label = "the phone would refuse this answer",
            note = "a flow opens with a screen that no other leads to: `ORDER`\n  --> tests/expand/flows/order.json:4:3"
        )]
        pub trait AfterInit<__Target> {}
        impl AfterInit<super::Order> for __Go {}
    }
}
#[automatically_derived]
impl ::flowkit::Flow for Types
where
    Self: ::core::marker::Send + ::core::marker::Sync + 'static,
{
    const TABLE: &'static ::flowkit::__private::FlowTable = &::flowkit::__private::FlowTable::new(
        "Types",
        &[
            ::flowkit::__private::ScreenEntry::new(
                screens::ORDER.id(),
                screens::ORDER.leads_to(),
                true,
                ::flowkit::__private::DataModel::Declared {
                    keys: &["seen", "slots", "mode"],
                    required: &[],
                },
            ),
            ::flowkit::__private::ScreenEntry::new(
                screens::GUESTS.id(),
                screens::GUESTS.leads_to(),
                false,
                ::flowkit::__private::DataModel::None,
            ),
            ::flowkit::__private::ScreenEntry::new(
                screens::PICTURES.id(),
                screens::PICTURES.leads_to(),
                false,
                ::flowkit::__private::DataModel::None,
            ),
        ],
        &[::flowkit::__private::Handler::new(
            0u16,
            "rest",
            ::flowkit::__private::Answers::Anything,
        )],
        ::core::option::Option::Some(screens::FLOW_JSON),
    );
    #[allow(deprecated)]
    fn call<'__flow>(
        &'__flow self,
        handler: ::core::primitive::u16,
        exchange: &'__flow ::flowkit::DataExchange,
    ) -> impl ::core::future::Future<
        Output = ::core::result::Result<::flowkit::Answer, ::flowkit::HandlerError>,
    > + ::core::marker::Send
    + '__flow {
        async move {
            match handler {
                0u16 => ::flowkit::__private::answer::<screens::AnyScreen, _>()(Self::rest(self)),
                other => ::flowkit::__private::unknown_handler(other),
            }
        }
    }
}
