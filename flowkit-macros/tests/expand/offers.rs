// What `input/offers.rs` becomes; see `src/tests/expansion.rs`.

use flowkit::prelude::*;
struct Types;
impl Types {
    fn rest(&self) -> Result<Next<screens::AnyScreen>> {
        Next::close()
    }
}
/// The screens of the flow in `tests/expand/flows/offers.json`.
#[allow(dead_code, clippy::pub_underscore_fields)]
pub mod screens {
    /// The text of `tests/expand/flows/offers.json`, as it was when this was compiled.
    pub const FLOW_JSON: &::core::primitive::str = ::core::include_str!("flows/offers.json");
    const _: ::core::option::Option<&::core::primitive::str> = ::core::option_env!("FLOWKIT_PRINT");
    /// What screen `OFFERS` shows (`tests/expand/flows/offers.json:7:13`).
    #[derive(::core::clone::Clone, ::core::cmp::PartialEq)]
    pub struct Offers {
        /// `offer` (`tests/expand/flows/offers.json:10:9`).
        pub offer: OffersOffer,
        /// `plans` (`tests/expand/flows/offers.json:20:9`).
        pub plans: ::std::vec::Vec<OffersPlansItem>,
        /// `rates` (`tests/expand/flows/offers.json:28:9`).
        pub rates: ::std::vec::Vec<::core::primitive::f64>,
        /// `count` (`tests/expand/flows/offers.json:29:9`).
        pub count: ::core::primitive::i64,
        /// `open` (`tests/expand/flows/offers.json:30:9`).
        pub open: ::core::primitive::bool,
        /// `choices` (`tests/expand/flows/offers.json:31:9`).
        pub choices: ::std::vec::Vec<::flowkit::OptionItem>,
    }
    impl ::core::fmt::Debug for Offers {
        fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::flowkit::__private::debug_name(f, "Offers")
        }
    }
    impl Offers {
        /// No text, empty lists, 0 and `false`: to fill the rest, as in `Self { …, ..Self::EMPTY }`.
        pub const EMPTY: Self = Self {
            offer: OffersOffer::EMPTY,
            plans: ::std::vec::Vec::new(),
            rates: ::std::vec::Vec::new(),
            count: 0,
            open: false,
            choices: ::std::vec::Vec::new(),
        };
    }
    impl ::flowkit::__private::serde::Serialize for Offers {
        fn serialize<__S: ::flowkit::__private::serde::Serializer>(
            &self,
            to: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error> {
            let mut to = ::flowkit::__private::ObjectWriter::new(to)?;
            to.field("offer", &self.offer)?;
            to.field("plans", &self.plans)?;
            to.floats("rates", &self.rates)?;
            to.field("count", &self.count)?;
            to.field("open", &self.open)?;
            to.field("choices", &self.choices)?;
            to.end()
        }
    }
    impl ::flowkit::UpdateOf<Offers> for Offers {}
    impl ::flowkit::ScreenData for Offers {
        type Screen = Self;
    }
    /// New data for screen `OFFERS` (`tests/expand/flows/offers.json:7:13`) while it is showing: what is `None` keeps its value on the phone.
    #[derive(::core::clone::Clone, ::core::cmp::PartialEq)]
    pub struct OffersUpdate {
        /// `offer` (`tests/expand/flows/offers.json:10:9`).
        pub offer: ::core::option::Option<OffersOffer>,
        /// `plans` (`tests/expand/flows/offers.json:20:9`).
        pub plans: ::core::option::Option<::std::vec::Vec<OffersPlansItem>>,
        /// `rates` (`tests/expand/flows/offers.json:28:9`).
        pub rates: ::core::option::Option<::std::vec::Vec<::core::primitive::f64>>,
        /// `count` (`tests/expand/flows/offers.json:29:9`).
        pub count: ::core::option::Option<::core::primitive::i64>,
        /// `open` (`tests/expand/flows/offers.json:30:9`).
        pub open: ::core::option::Option<::core::primitive::bool>,
        /// `choices` (`tests/expand/flows/offers.json:31:9`).
        pub choices: ::core::option::Option<::std::vec::Vec<::flowkit::OptionItem>>,
    }
    impl ::core::fmt::Debug for OffersUpdate {
        fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::flowkit::__private::debug_name(f, "OffersUpdate")
        }
    }
    impl ::core::default::Default for OffersUpdate {
        fn default() -> Self {
            Self {
                offer: ::core::option::Option::None,
                plans: ::core::option::Option::None,
                rates: ::core::option::Option::None,
                count: ::core::option::Option::None,
                open: ::core::option::Option::None,
                choices: ::core::option::Option::None,
            }
        }
    }
    impl ::flowkit::__private::serde::Serialize for OffersUpdate {
        fn serialize<__S: ::flowkit::__private::serde::Serializer>(
            &self,
            to: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error> {
            let mut to = ::flowkit::__private::ObjectWriter::new(to)?;
            to.optional("offer", &self.offer)?;
            to.optional("plans", &self.plans)?;
            to.optional_floats("rates", &self.rates)?;
            to.optional("count", &self.count)?;
            to.optional("open", &self.open)?;
            to.optional("choices", &self.choices)?;
            to.end()
        }
    }
    impl ::flowkit::UpdateOf<Offers> for OffersUpdate {}
    /// What screen `OFFERS` sends to the endpoint (`tests/expand/flows/offers.json:45:23`).
    #[derive(::core::clone::Clone, ::core::cmp::PartialEq)]
    pub struct OffersForm {
        /// `plan` (`tests/expand/flows/offers.json:47:17`).
        pub plan: ::flowkit::OptionId,
        /// `offer` (`tests/expand/flows/offers.json:47:41`). The phone may leave it out.
        pub offer: ::core::option::Option<OffersOffer>,
        /// `city` (`tests/expand/flows/offers.json:47:67`). The phone may leave it out.
        pub city: ::core::option::Option<::std::string::String>,
        /// `plans` (`tests/expand/flows/offers.json:48:17`). The phone may leave it out.
        pub plans: ::core::option::Option<::std::vec::Vec<OffersPlansItem>>,
        /// `count` (`tests/expand/flows/offers.json:48:43`). The phone may leave it out.
        pub count: ::core::option::Option<::core::primitive::i64>,
        /// `open` (`tests/expand/flows/offers.json:48:69`). The phone may leave it out.
        pub open: ::core::option::Option<::core::primitive::bool>,
        /// `rates` (`tests/expand/flows/offers.json:48:93`). The phone may leave it out.
        pub rates: ::core::option::Option<::std::vec::Vec<::core::primitive::f64>>,
    }
    impl ::core::fmt::Debug for OffersForm {
        fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::flowkit::__private::debug_name(f, "OffersForm")
        }
    }
    impl ::flowkit::__private::Fields for OffersForm {
        fn read(
            from: &mut ::flowkit::__private::FieldReader,
        ) -> ::core::result::Result<Self, ::flowkit::FieldError> {
            ::core::result::Result::Ok(Self {
                plan: from.field("plan")?,
                offer: from.field("offer")?,
                city: from.field("city")?,
                plans: from.field("plans")?,
                count: from.field("count")?,
                open: from.field("open")?,
                rates: from.field("rates")?,
            })
        }
    }
    impl<'de> ::flowkit::__private::serde::Deserialize<'de> for OffersForm {
        fn deserialize<__D: ::flowkit::__private::serde::Deserializer<'de>>(
            from: __D,
        ) -> ::core::result::Result<Self, __D::Error> {
            ::flowkit::__private::deserialize(from)
        }
    }
    ::flowkit::__private::form_argument! {
        #[diagnostic::do_not_recommend] OffersForm
    }
    /// An object of the Flow JSON (`tests/expand/flows/offers.json:10:18`).
    #[derive(::core::clone::Clone, ::core::cmp::PartialEq)]
    pub struct OffersOffer {
        /// `name` (`tests/expand/flows/offers.json:14:13`).
        pub name: ::std::string::String,
        /// `price` (`tests/expand/flows/offers.json:15:13`).
        pub price: ::core::option::Option<::core::primitive::f64>,
        /// `seller` (`tests/expand/flows/offers.json:16:13`).
        pub seller: ::core::option::Option<OffersOfferSeller>,
    }
    impl ::core::fmt::Debug for OffersOffer {
        fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::flowkit::__private::debug_name(f, "OffersOffer")
        }
    }
    impl OffersOffer {
        /// No text, empty lists, 0 and `false`: to fill the rest, as in `Self { …, ..Self::EMPTY }`.
        pub const EMPTY: Self = Self {
            name: ::std::string::String::new(),
            price: ::core::option::Option::None,
            seller: ::core::option::Option::None,
        };
    }
    impl ::flowkit::__private::serde::Serialize for OffersOffer {
        fn serialize<__S: ::flowkit::__private::serde::Serializer>(
            &self,
            to: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error> {
            let mut to = ::flowkit::__private::ObjectWriter::new(to)?;
            to.field("name", &self.name)?;
            to.optional_floats("price", &self.price)?;
            to.optional("seller", &self.seller)?;
            to.end()
        }
    }
    impl ::flowkit::__private::Fields for OffersOffer {
        fn read(
            from: &mut ::flowkit::__private::FieldReader,
        ) -> ::core::result::Result<Self, ::flowkit::FieldError> {
            ::core::result::Result::Ok(Self {
                name: from.field("name")?,
                price: from.field("price")?,
                seller: from.field("seller")?,
            })
        }
    }
    impl<'de> ::flowkit::__private::serde::Deserialize<'de> for OffersOffer {
        fn deserialize<__D: ::flowkit::__private::serde::Deserializer<'de>>(
            from: __D,
        ) -> ::core::result::Result<Self, __D::Error> {
            ::flowkit::__private::deserialize(from)
        }
    }
    impl ::flowkit::FieldValue for OffersOffer {
        fn from_field(
            value: ::core::option::Option<::flowkit::JsonValue>,
        ) -> ::core::result::Result<Self, ::flowkit::FieldError> {
            ::flowkit::__private::object_field(value)
        }
    }
    /// An object of the Flow JSON (`tests/expand/flows/offers.json:16:23`).
    #[derive(::core::clone::Clone, ::core::cmp::PartialEq)]
    pub struct OffersOfferSeller {
        /// `city` (`tests/expand/flows/offers.json:16:59`).
        pub city: ::core::option::Option<::std::string::String>,
    }
    impl ::core::fmt::Debug for OffersOfferSeller {
        fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::flowkit::__private::debug_name(f, "OffersOfferSeller")
        }
    }
    impl OffersOfferSeller {
        /// No text, empty lists, 0 and `false`: to fill the rest, as in `Self { …, ..Self::EMPTY }`.
        pub const EMPTY: Self = Self {
            city: ::core::option::Option::None,
        };
    }
    impl ::flowkit::__private::serde::Serialize for OffersOfferSeller {
        fn serialize<__S: ::flowkit::__private::serde::Serializer>(
            &self,
            to: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error> {
            let mut to = ::flowkit::__private::ObjectWriter::new(to)?;
            to.optional("city", &self.city)?;
            to.end()
        }
    }
    impl ::flowkit::__private::Fields for OffersOfferSeller {
        fn read(
            from: &mut ::flowkit::__private::FieldReader,
        ) -> ::core::result::Result<Self, ::flowkit::FieldError> {
            ::core::result::Result::Ok(Self {
                city: from.field("city")?,
            })
        }
    }
    impl<'de> ::flowkit::__private::serde::Deserialize<'de> for OffersOfferSeller {
        fn deserialize<__D: ::flowkit::__private::serde::Deserializer<'de>>(
            from: __D,
        ) -> ::core::result::Result<Self, __D::Error> {
            ::flowkit::__private::deserialize(from)
        }
    }
    impl ::flowkit::FieldValue for OffersOfferSeller {
        fn from_field(
            value: ::core::option::Option<::flowkit::JsonValue>,
        ) -> ::core::result::Result<Self, ::flowkit::FieldError> {
            ::flowkit::__private::object_field(value)
        }
    }
    /// An object of the Flow JSON (`tests/expand/flows/offers.json:22:20`).
    #[derive(::core::clone::Clone, ::core::cmp::PartialEq)]
    pub struct OffersPlansItem {
        /// `id` (`tests/expand/flows/offers.json:24:29`).
        pub id: ::std::string::String,
        /// `title` (`tests/expand/flows/offers.json:24:57`).
        pub title: ::std::string::String,
        /// `fee` (`tests/expand/flows/offers.json:24:88`).
        pub fee: ::core::option::Option<::core::primitive::f64>,
    }
    impl ::core::fmt::Debug for OffersPlansItem {
        fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::flowkit::__private::debug_name(f, "OffersPlansItem")
        }
    }
    impl OffersPlansItem {
        /// No text, empty lists, 0 and `false`: to fill the rest, as in `Self { …, ..Self::EMPTY }`.
        pub const EMPTY: Self = Self {
            id: ::std::string::String::new(),
            title: ::std::string::String::new(),
            fee: ::core::option::Option::None,
        };
    }
    impl ::flowkit::__private::serde::Serialize for OffersPlansItem {
        fn serialize<__S: ::flowkit::__private::serde::Serializer>(
            &self,
            to: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error> {
            let mut to = ::flowkit::__private::ObjectWriter::new(to)?;
            to.field("id", &self.id)?;
            to.field("title", &self.title)?;
            to.optional_floats("fee", &self.fee)?;
            to.end()
        }
    }
    impl ::flowkit::__private::Fields for OffersPlansItem {
        fn read(
            from: &mut ::flowkit::__private::FieldReader,
        ) -> ::core::result::Result<Self, ::flowkit::FieldError> {
            ::core::result::Result::Ok(Self {
                id: from.field("id")?,
                title: from.field("title")?,
                fee: from.field("fee")?,
            })
        }
    }
    impl<'de> ::flowkit::__private::serde::Deserialize<'de> for OffersPlansItem {
        fn deserialize<__D: ::flowkit::__private::serde::Deserializer<'de>>(
            from: __D,
        ) -> ::core::result::Result<Self, __D::Error> {
            ::flowkit::__private::deserialize(from)
        }
    }
    impl ::flowkit::FieldValue for OffersPlansItem {
        fn from_field(
            value: ::core::option::Option<::flowkit::JsonValue>,
        ) -> ::core::result::Result<Self, ::flowkit::FieldError> {
            ::flowkit::__private::object_field(value)
        }
    }
    impl ::flowkit::Screen for Offers {
        const ID: &'static ::core::primitive::str = "OFFERS";
    }
    /// Screen `OFFERS`, as a value. An answer on it may show `OFFERS` and `SELF`.
    pub const OFFERS: ::flowkit::ScreenRef<Offers> = ::flowkit::ScreenRef::new(&["OFFERS", "SELF"]);
    /// What screen `SELF` shows (`tests/expand/flows/offers.json:56:13`).
    #[derive(::core::clone::Clone, ::core::cmp::PartialEq)]
    pub struct SelfScreen {
        /// `type` (`tests/expand/flows/offers.json:61:9`).
        pub r#type: ::std::string::String,
        /// `from` (`tests/expand/flows/offers.json:62:9`).
        pub from: ::core::primitive::f64,
        /// `to` (`tests/expand/flows/offers.json:63:9`).
        pub to: ::std::string::String,
        /// `self` (`tests/expand/flows/offers.json:64:9`).
        pub self_: ::std::string::String,
        /// `first-name` (`tests/expand/flows/offers.json:65:9`).
        pub first_name: ::std::string::String,
        /// `2nd` (`tests/expand/flows/offers.json:66:9`).
        pub _2nd: ::core::primitive::bool,
    }
    impl ::core::fmt::Debug for SelfScreen {
        fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::flowkit::__private::debug_name(f, "SelfScreen")
        }
    }
    impl SelfScreen {
        /// No text, empty lists, 0 and `false`: to fill the rest, as in `Self { …, ..Self::EMPTY }`.
        pub const EMPTY: Self = Self {
            r#type: ::std::string::String::new(),
            from: 0.0,
            to: ::std::string::String::new(),
            self_: ::std::string::String::new(),
            first_name: ::std::string::String::new(),
            _2nd: false,
        };
    }
    impl ::flowkit::__private::serde::Serialize for SelfScreen {
        fn serialize<__S: ::flowkit::__private::serde::Serializer>(
            &self,
            to: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error> {
            let mut to = ::flowkit::__private::ObjectWriter::new(to)?;
            to.field("type", &self.r#type)?;
            to.floats("from", &self.from)?;
            to.field("to", &self.to)?;
            to.field("self", &self.self_)?;
            to.field("first-name", &self.first_name)?;
            to.field("2nd", &self._2nd)?;
            to.end()
        }
    }
    impl ::flowkit::UpdateOf<SelfScreen> for SelfScreen {}
    impl ::flowkit::ScreenData for SelfScreen {
        type Screen = Self;
    }
    /// New data for screen `SELF` (`tests/expand/flows/offers.json:56:13`) while it is showing: what is `None` keeps its value on the phone. The fields that are no `Option` must be in every answer, says the Flow JSON.
    #[derive(::core::clone::Clone, ::core::cmp::PartialEq)]
    pub struct SelfScreenUpdate {
        /// `type` (`tests/expand/flows/offers.json:61:9`).
        pub r#type: ::std::string::String,
        /// `from` (`tests/expand/flows/offers.json:62:9`).
        pub from: ::core::primitive::f64,
        /// `to` (`tests/expand/flows/offers.json:63:9`).
        pub to: ::core::option::Option<::std::string::String>,
        /// `self` (`tests/expand/flows/offers.json:64:9`).
        pub self_: ::core::option::Option<::std::string::String>,
        /// `first-name` (`tests/expand/flows/offers.json:65:9`).
        pub first_name: ::core::option::Option<::std::string::String>,
        /// `2nd` (`tests/expand/flows/offers.json:66:9`).
        pub _2nd: ::core::option::Option<::core::primitive::bool>,
    }
    impl ::core::fmt::Debug for SelfScreenUpdate {
        fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::flowkit::__private::debug_name(f, "SelfScreenUpdate")
        }
    }
    impl SelfScreenUpdate {
        /// An update of nothing but what every answer must have.
        #[must_use]
        pub fn new(r#type: ::std::string::String, from: ::core::primitive::f64) -> Self {
            Self {
                r#type,
                from,
                to: ::core::option::Option::None,
                self_: ::core::option::Option::None,
                first_name: ::core::option::Option::None,
                _2nd: ::core::option::Option::None,
            }
        }
    }
    impl ::flowkit::__private::serde::Serialize for SelfScreenUpdate {
        fn serialize<__S: ::flowkit::__private::serde::Serializer>(
            &self,
            to: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error> {
            let mut to = ::flowkit::__private::ObjectWriter::new(to)?;
            to.field("type", &self.r#type)?;
            to.floats("from", &self.from)?;
            to.optional("to", &self.to)?;
            to.optional("self", &self.self_)?;
            to.optional("first-name", &self.first_name)?;
            to.optional("2nd", &self._2nd)?;
            to.end()
        }
    }
    impl ::flowkit::UpdateOf<SelfScreen> for SelfScreenUpdate {}
    /// What screen `SELF` sends to the endpoint (`tests/expand/flows/offers.json:75:23`).
    #[derive(::core::clone::Clone, ::core::cmp::PartialEq)]
    pub struct SelfScreenForm {
        /// `from` (`tests/expand/flows/offers.json:76:28`).
        pub from: ::core::primitive::f64,
        /// `to` (`tests/expand/flows/offers.json:76:52`). The phone may leave it out.
        pub to: ::core::option::Option<::std::string::String>,
        /// `self` (`tests/expand/flows/offers.json:76:72`). The phone may leave it out.
        pub self_: ::core::option::Option<::std::string::String>,
        /// `struct` (`tests/expand/flows/offers.json:76:96`).
        pub r#struct: ::std::string::String,
    }
    impl ::core::fmt::Debug for SelfScreenForm {
        fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::flowkit::__private::debug_name(f, "SelfScreenForm")
        }
    }
    impl ::flowkit::__private::Fields for SelfScreenForm {
        fn read(
            from: &mut ::flowkit::__private::FieldReader,
        ) -> ::core::result::Result<Self, ::flowkit::FieldError> {
            ::core::result::Result::Ok(Self {
                from: from.field("from")?,
                to: from.field("to")?,
                self_: from.field("self")?,
                r#struct: from.field("struct")?,
            })
        }
    }
    impl<'de> ::flowkit::__private::serde::Deserialize<'de> for SelfScreenForm {
        fn deserialize<__D: ::flowkit::__private::serde::Deserializer<'de>>(
            from: __D,
        ) -> ::core::result::Result<Self, __D::Error> {
            ::flowkit::__private::deserialize(from)
        }
    }
    ::flowkit::__private::form_argument! {
        #[diagnostic::do_not_recommend] SelfScreenForm
    }
    impl ::flowkit::Screen for SelfScreen {
        const ID: &'static ::core::primitive::str = "SELF";
    }
    /// Screen `SELF`, as a value. An answer on it may show `OFFERS` and `SELF`.
    pub const SELF: ::flowkit::ScreenRef<SelfScreen> =
        ::flowkit::ScreenRef::new(&["OFFERS", "SELF"]);
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
    impl<__Target> ::flowkit::LeadsTo<__Target> for Offers where
        __routes::__Go: __routes::AfterOffers<__Target>
    {
    }
    impl ::flowkit::Stays for Offers {}
    impl<__Update: ::flowkit::UpdateOf<Offers>> ::flowkit::StaysWith<__Update> for Offers {}
    impl ::flowkit::StaysWithoutData for Offers {}
    impl<__Target> ::flowkit::LeadsTo<__Target> for SelfScreen where
        __routes::__Go: __routes::AfterSelfScreen<__Target>
    {
    }
    impl ::flowkit::Stays for SelfScreen {}
    impl<__Update: ::flowkit::UpdateOf<SelfScreen>> ::flowkit::StaysWith<__Update> for SelfScreen {}
    impl<__Target> ::flowkit::LeadsTo<__Target> for Init where
        __routes::__Go: __routes::AfterInit<__Target>
    {
    }
    #[doc(hidden)]
    pub mod __routes {
        pub enum __Go {}
        #[diagnostic::on_unimplemented(
            message = "screen `OFFERS` does not lead to the screen `{__Target}`",
            label = "the phone would refuse this answer",
            note = "the routing model joins it to `SELF`, in one direction or the other; the same screen again is fine too\n  --> tests/expand/flows/offers.json:4:22"
        )]
        pub trait AfterOffers<__Target> {}
        impl AfterOffers<super::Offers> for __Go {}
        impl AfterOffers<super::SelfScreen> for __Go {}
        #[diagnostic::on_unimplemented(
            message = "screen `SELF` does not lead to the screen `{__Target}`",
            label = "the phone would refuse this answer",
            note = "the routing model joins it to `OFFERS`, in one direction or the other; the same screen again is fine too\n  --> tests/expand/flows/offers.json:4:42"
        )]
        pub trait AfterSelfScreen<__Target> {}
        impl AfterSelfScreen<super::Offers> for __Go {}
        impl AfterSelfScreen<super::SelfScreen> for __Go {}
        #[diagnostic::on_unimplemented(
            message = "INIT cannot show the screen `{__Target}`",
            label = "the phone would refuse this answer",
            note = "a flow opens with a screen that no other leads to: `OFFERS`\n  --> tests/expand/flows/offers.json:4:3"
        )]
        pub trait AfterInit<__Target> {}
        impl AfterInit<super::Offers> for __Go {}
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
                screens::OFFERS.id(),
                screens::OFFERS.leads_to(),
                true,
                ::flowkit::__private::DataModel::Declared {
                    keys: &["offer", "plans", "rates", "count", "open", "choices"],
                    required: &[],
                },
            ),
            ::flowkit::__private::ScreenEntry::new(
                screens::SELF.id(),
                screens::SELF.leads_to(),
                false,
                ::flowkit::__private::DataModel::Declared {
                    keys: &["type", "from", "to", "self", "first-name", "2nd"],
                    required: &["type", "from"],
                },
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
