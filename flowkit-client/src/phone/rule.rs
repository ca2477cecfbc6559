//! The rules of the phone, by number and name.

use std::fmt;

macro_rules! rules {
    ($($number:literal $name:ident,)*) => {
        /// A rule of the phone that can be seen from outside, such as `P206 error_427_message`.
        ///
        /// Errors and warnings name the rule they come from, and the test of a rule is named after it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[allow(non_camel_case_types, missing_docs)]
        #[non_exhaustive]
        pub enum Rule {
            $($name = $number,)*
        }

        impl Rule {
            /// All of them, by number.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// Its name, such as `error_427_message`.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$name => stringify!($name),)*
                }
            }
        }
    };
}

impl Rule {
    /// Its number, from 1.
    #[must_use]
    pub const fn number(self) -> u8 {
        self as u8
    }

    /// The rule of this name; `None` if there is none.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|rule| rule.name() == name)
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "P{:03} {}", self.number(), self.name())
    }
}

rules! {
    1 trailing_commas_accepted,
    2 default_action_is_data_exchange,
    3 init_request_shape,
    4 navigate_opening_sends_nothing,
    5 navigate_opening_needs_screen,
    6 opening_screen_must_be_entry,
    7 opening_data_checked,
    8 opening_data_bindings_resolved,
    9 examples_not_used,
    10 endpointless_scan,
    11 derived_routes,
    12 navlist_links_all,
    13 resume_15_days,
    14 resume_changed_payload,
    15 resume_clears_private,
    16 resume_keeps_uploaded_media,
    17 resume_no_request,
    18 error_clears_resume,
    19 draft_banner,
    20 draft_error_overlay,
    21 preview_noninteractive,
    22 data_merge_shallow,
    23 screen_without_data_takes_any,
    24 update_data_no_model,
    25 answer_absent_key_keeps,
    26 navigate_absent_ref_wipes,
    27 update_data_absent_ref_wipes,
    28 form_values_kept_on_back,
    29 form_values_back_again,
    30 hidden_value_stays,
    31 branch_value_stays,
    32 init_value_untouched_sent,
    33 init_number_to_text,
    34 init_static_first_visit_only,
    35 init_bound_every_navigation,
    36 init_expression_counts_static,
    37 init_after_answer_overwrites,
    38 init_after_navigate_keeps,
    39 init_null_ignored,
    40 init_not_rerun_on_update_data,
    41 error_message_shown,
    42 error_message_gone_on_edit,
    43 error_message_gone_on_blur,
    44 error_message_blocks_footer,
    45 error_message_absent_not_cleared,
    46 error_message_empty_clears,
    47 error_message_not_after_back,
    48 error_message_not_in_branches,
    49 stale_choice_reset,
    50 stale_choice_whole_list,
    51 empty_list_no_reset,
    52 global_ref_live,
    53 global_ref_before_visit,
    54 ref_missing_property_default,
    55 ref_missing_payload_key,
    56 ref_missing_in_array,
    57 ref_array_index,
    58 ref_dotted_name,
    59 mixed_text_literal,
    60 data_text_evaluated,
    61 expr_concat,
    62 expr_concat_types,
    63 expr_plus_is_numeric,
    64 expr_absent_is_zero,
    65 expr_text_operand_nan,
    66 expr_round_each_step,
    67 expr_div_absent_zero,
    68 expr_div_empty_text_infinity,
    69 expr_eq_empty,
    70 expr_eq_number_text,
    71 expr_eq_bool_text,
    72 expr_order_needs_number,
    73 expr_not_absent_true,
    74 expr_truthiness,
    75 expr_no_short_cut,
    76 expr_brace_removed,
    77 expr_hyphen_key,
    78 expr_before_6_undefined,
    79 expr_syntax_error_full_screen,
    80 expr_ternary_call_throw,
    81 if_backtick_false,
    82 if_not_absent_false,
    83 if_lone_text_false,
    84 if_integers_only,
    85 if_numeric_text,
    86 if_eq_empty_absent,
    87 if_unparenthesised_and,
    88 if_left_to_right_groups,
    89 if_unknown_char_false,
    90 if_no_else_empty,
    91 switch_default,
    92 switch_number_key,
    93 visible_only_false_hides,
    94 published_long_text_ok,
    95 published_many_options_ok,
    96 published_wrong_type_error,
    97 published_extra_option_member,
    98 published_bad_colour,
    99 published_actions_both_levels,
    100 published_min_over_max,
    101 published_duplicate_ids,
    102 published_empty_list,
    103 published_missing_property_ok,
    104 draft_faults_are_banners,
    105 truncation_dots,
    106 markdown_ignores_weight,
    107 markdown_body_lists,
    108 richtext_h3_paragraph,
    109 richtext_png_only,
    110 richtext_lt_breaks,
    111 text_value_raw,
    112 text_check_trimmed,
    113 text_required_blank,
    114 text_min_ignored_empty,
    115 text_max_default_80,
    116 text_no_typing_limit,
    117 text_order_of_checks,
    118 text_pattern_needs_type,
    119 text_pattern_unanchored,
    120 text_pattern_emptied_field,
    121 text_pattern_bad_regex,
    122 number_value_is_text,
    123 number_comma_decimal,
    124 passcode_digits,
    125 password_no_emoji,
    126 error_needs_value_and_blur,
    127 error_hidden_while_focused,
    128 clear_button_empty_text,
    129 area_typing_stops,
    130 area_long_init_sent_whole,
    131 check_order_of_ticking,
    132 check_max_disables_rest,
    133 check_min_blocks_untouched,
    134 check_minmax_no_text,
    135 check_unselect_fallback,
    136 radio_tap_again_clears,
    137 radio_required_tap_again,
    138 radio_replace_order,
    139 chips_action_sees_old_value,
    140 chips_no_unselect_fallback,
    141 chips_min_two,
    142 dropdown_delay_300,
    143 dropdown_replace_order,
    144 dropdown_clear_text,
    145 dropdown_same_choice,
    146 dropdown_unknown_value_blocks,
    147 dropdown_header_title,
    148 dropdown_search_from_40,
    149 item_actions_after_value,
    150 item_actions_not_on_open,
    151 optin_untick_null,
    152 optin_unticked_key_missing,
    153 range_cleared_key_missing,
    154 null_counts_as_missing,
    155 optin_no_unselect_fallback,
    156 optin_required_true,
    157 link_ignores_validity,
    158 open_url_https_only,
    159 date_debounce_600,
    160 date_clear_at_once,
    161 date_unavailable_only,
    162 date_ios_sets_today,
    163 calendar_default_limits,
    164 calendar_range_half,
    165 calendar_end_before_start,
    166 calendar_min_max_days,
    167 calendar_no_change_no_action,
    168 calendar_end_required_not_blocking,
    169 navlist_debounce_600,
    170 navlist_value_then_action,
    171 navlist_component_action_first,
    172 navlist_long_title_error,
    173 navlist_end_all_or_none,
    174 image_too_big_placeholder,
    175 footer_disabled_until_valid,
    176 footer_required_disabled_field_blocks,
    177 footer_hidden_field_ignored,
    178 footer_no_double_send,
    179 all_disabled_while_loading,
    180 navigate_checks_target_data,
    181 navigate_routing_checked,
    182 navigate_from_navlist_all_keys,
    183 payload_on_keys_raw,
    184 payload_null_stays,
    185 update_data_unknown_key,
    186 complete_adds_flow_token,
    187 complete_no_validation,
    188 success_params_as_given,
    189 success_params_bindings,
    190 success_without_params,
    191 stack_pop_on_previous,
    192 stack_older_pushed,
    193 stack_refresh_same,
    194 back_local,
    195 back_refresh,
    196 back_refresh_init_overwrites,
    197 back_closes_overlay_first,
    198 leading_x_on_first,
    199 close_sends_nothing,
    200 offline_full_screen_retry,
    201 retry_reresolves_payload,
    202 error_504_snackbar,
    203 error_500_snackbar,
    204 error_504_opening,
    205 error_421_once,
    206 error_427_message,
    207 error_427_without_msg,
    208 error_format_full_screen,
    209 notify_routing,
    210 notify_data,
    211 notify_component,
    212 notify_decrypt_empty_key,
    213 notify_version_number,
    214 notify_no_signature,
    215 notify_not_repeated,
    216 snackbar_45,
    217 snackbar_replaces,
    218 snackbar_after_navigation,
    219 signature_only_when_known,
    220 media_exchange_shape,
    221 media_complete_shape,
    222 media_pending_blocks,
    223 media_failed_blocks,
    224 media_untouched_missing,
    225 media_removed_empty,
    226 summary_stack_only,
    227 summary_masks_sensitive,
    228 summary_no_password,
    229 button_disabled_after_complete,
    230 header_title_live,
    231 progress_percent,
    232 select_on_render_6x,
}

#[cfg(test)]
mod tests {
    use super::Rule;

    #[test]
    fn numbers_count_from_one() {
        let numbers = Rule::ALL.iter().map(|rule| usize::from(rule.number()));
        assert!(numbers.eq(1..=Rule::ALL.len()));
    }

    #[test]
    fn a_rule_is_written_with_its_number() {
        assert_eq!(
            Rule::error_427_message.to_string(),
            "P206 error_427_message"
        );
    }
}
