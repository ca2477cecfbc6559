//! Statuses and categories.

use crate::open_enum::open_enum;

open_enum! {
    /// Where a flow stands in its life.
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
        /// None of the others. A category that is newer than this program is [`Other`](Self::Other).
        NoneOfThese = "OTHER",
    }
}
