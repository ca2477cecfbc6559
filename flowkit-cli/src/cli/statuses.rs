//! The end of the help of commands that talk to Meta.

/// The exit statuses, with what status 1 means for this command (`$findings`); its examples; and where settings come from.
macro_rules! statuses {
    ($findings:literal, $($example:literal),+ $(,)?) => {
        concat!(
            "Exit status:\n  \
               0  done\n  \
               1  ", $findings, "\n  \
               2  something could not be read, written or reached, or makes no sense; nothing was sent, or the error says \
                  what was\n  \
               3  Meta refused a call; the error says which and why\n  \
               4  a question was not answered by yes; nothing was changed at Meta\n\n\
             Examples:\n",
            $("  ", $example, "\n",)+
            "\nAn argument goes before a variable, and that before flowkit.toml. The token comes from WHATSAPP_TOKEN or \
             --token-file, never from flowkit.toml. FLOWKIT_GRAPH_URL and FLOWKIT_GRAPH_VERSION, or `graph-url` and \
             `graph-version` in flowkit.toml, choose another server and version than Meta's newest.",
        )
    };
}
pub(crate) use statuses;
