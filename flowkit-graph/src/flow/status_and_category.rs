//! The statuses and categories of flows, such as `DRAFT` and `SURVEY`.

use crate::open_enum::open_enum;

open_enum! {
    /// Where a flow stands in its life.
    ///
    /// ```
    /// use flowkit_graph::FlowStatus;
    ///
    /// assert_eq!(FlowStatus::from("DRAFT"), FlowStatus::Draft);
    /// let later = FlowStatus::from("ON_HOLD"); // a word that came after this version of flowkit
    /// assert_eq!((later.as_str(), &later), ("ON_HOLD", &FlowStatus::Unknown("ON_HOLD".to_owned())));
    /// ```
    ///
    /// Meta's page: <https://developers.facebook.com/docs/whatsapp/flows/reference/lifecycle>
    FlowStatus {
        /// Can be edited, tested, published and deleted. An edit turns a published flow into a draft again.
        Draft = "DRAFT",
        /// Can be sent.
        Published = "PUBLISHED",
        /// Its endpoint fails too often or too slowly: ten messages an hour.
        Throttled = "THROTTLED",
        /// Its endpoint fails so much that it can be neither sent nor opened.
        Blocked = "BLOCKED",
        /// Out of use for good.
        Deprecated = "DEPRECATED",
    }
}

open_enum! {
    /// What a flow is for.
    ///
    /// ```
    /// use flowkit_graph::FlowCategory;
    ///
    /// assert_eq!(FlowCategory::from("OTHER"), FlowCategory::Other);
    /// assert_eq!(FlowCategory::Survey.to_string(), "SURVEY");
    /// ```
    ///
    /// Meta's page: <https://developers.facebook.com/docs/whatsapp/flows/reference/flowsapi>
    FlowCategory {
        /// Signing up.
        SignUp = "SIGN_UP",
        /// Signing in.
        SignIn = "SIGN_IN",
        /// Booking an appointment.
        AppointmentBooking = "APPOINTMENT_BOOKING",
        /// Finding out who may become a customer.
        LeadGeneration = "LEAD_GENERATION",
        /// Getting in touch.
        ContactUs = "CONTACT_US",
        /// Helping customers.
        CustomerSupport = "CUSTOMER_SUPPORT",
        /// Asking for opinions.
        Survey = "SURVEY",
        /// Shopping.
        Shopping = "SHOPPING",
        /// None of the others. (A category that is newer than this program is [`Unknown`](Self::Unknown).)
        Other = "OTHER",
    }
}
