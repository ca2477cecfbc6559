//! Meta's names for what its validator refuses.

/// The code of a fault, as Meta's validator names it.
///
/// Meta's page: <https://developers.facebook.com/docs/whatsapp/flows/reference/error-codes>
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Code {
    /// `COMPONENTS_OUTSIDE_FORM`
    ComponentsOutsideForm,
    /// `COMPONENT_TYPE_MAX_NUMBER_PER_SCREEN`
    ComponentTypeMaxNumberPerScreen,
    /// `DATA_SOURCE_ITEMS_HAVE_BOTH_IMAGE_AND_COLOR`
    DataSourceItemsHaveBothImageAndColor,
    /// `DUPLICATE_FORM_COMPONENT_NAMES`
    DuplicateFormComponentNames,
    /// `DUPLICATE_PROPETY_FOR_CONDITION`
    DuplicatePropetyForCondition,
    /// `DUPLICATE_SCREEN_IDS`
    DuplicateScreenIds,
    /// `INVALID_ACTION_PAYLOAD_PROPERTY`
    InvalidActionPayloadProperty,
    /// `INVALID_COMPLETE_ACTION`
    InvalidCompleteAction,
    /// `INVALID_COMPONENT_PLACEMENT`
    InvalidComponentPlacement,
    /// `INVALID_DATE_RANGE`
    InvalidDateRange,
    /// `INVALID_DATE_SINGLE_INIT_VALUE_FORMAT`
    InvalidDateSingleInitValueFormat,
    /// `INVALID_DEPENDENCIES`
    InvalidDependencies,
    /// `INVALID_ENUM_VALUE`
    InvalidEnumValue,
    /// `INVALID_FLOW_JSON`
    InvalidFlowJson,
    /// `INVALID_FLOW_JSON_VERSION`
    InvalidFlowJsonVersion,
    /// `INVALID_MIN_MAX_DAYS`
    InvalidMinMaxDays,
    /// `INVALID_NAVIGATE_ACTION_NEXT_SCREEN_NAME`
    InvalidNavigateActionNextScreenName,
    /// `INVALID_NAVIGATE_ACTION_PAYLOAD`
    InvalidNavigateActionPayload,
    /// `INVALID_NAVIGATE_ACTION_STATIC_DATA`
    InvalidNavigateActionStaticData,
    /// `INVALID_ON_CLICK_ACTION_PAYLOAD`
    InvalidOnClickActionPayload,
    /// `INVALID_PROPERTY_KEY`
    InvalidPropertyKey,
    /// `INVALID_PROPERTY_NAME_FOR_CONDITION`
    InvalidPropertyNameForCondition,
    /// `INVALID_PROPERTY_TYPE`
    InvalidPropertyType,
    /// `INVALID_PROPERTY_VALUE`
    InvalidPropertyValue,
    /// `INVALID_PROPERTY_VALUE_FORMAT`
    InvalidPropertyValueFormat,
    /// `INVALID_PROPERTY_VALUE_FOR_CONDITION`
    InvalidPropertyValueForCondition,
    /// `INVALID_RICHTEXT_PLACEMENT`
    InvalidRichtextPlacement,
    /// `INVALID_ROUTING_MODEL`
    InvalidRoutingModel,
    /// `INVALID_SCHEMA`
    InvalidSchema,
    /// `INVALID_SCREEN_DATA`
    InvalidScreenData,
    /// `INVALID_SCREEN_DYNAMIC_DATA`
    InvalidScreenDynamicData,
    /// `INVALID_SENSITIVE_FIELD`
    InvalidSensitiveField,
    /// `INVALID_TEXT_DYNAMIC_DATA`
    InvalidTextDynamicData,
    /// `INVALID_TYPE`
    InvalidType,
    /// `INVALID_UPDATE_DATA_ACTION_PAYLOAD`
    InvalidUpdateDataActionPayload,
    /// `MAXIMUM_IF_NESTING`
    MaximumIfNesting,
    /// `MAXIMUM_VALUE_REQUIRED`
    MaximumValueRequired,
    /// `MAX_ALLOWED_COMPONENTS_PER_SCREEN`
    MaxAllowedComponentsPerScreen,
    /// `MAX_ITEMS_REQUIRED`
    MaxItemsRequired,
    /// `MAX_SCREENS_NUMBER`
    MaxScreensNumber,
    /// `MINIMUM_VALUE_REQUIRED`
    MinimumValueRequired,
    /// `MIN_CHARS_REQUIRED`
    MinCharsRequired,
    /// `MIN_ITEMS_REQUIRED`
    MinItemsRequired,
    /// `MIN_VALUE_GREATER_THAN_MAX`
    MinValueGreaterThanMax,
    /// `MISSING_CALENDAR_PICKER_RANGE_MODE_PROP`
    MissingCalendarPickerRangeModeProp,
    /// `MISSING_FLOW_JSON_VERSION`
    MissingFlowJsonVersion,
    /// `MISSING_FOOTER_ON_TERMINAL_SCREEN`
    MissingFooterOnTerminalScreen,
    /// `MISSING_NAVIGATION_ACTION_PAYLOAD`
    MissingNavigationActionPayload,
    /// `MISSING_REQUIRED_PROPERTY`
    MissingRequiredProperty,
    /// `MISSING_TERMINAL_SCREEN`
    MissingTerminalScreen,
    /// `NATIVE_COMPONENT_IN_FORM_INIT_VALUES`
    NativeComponentInFormInitValues,
    /// `NOT_KEYWORD_SCHEMA_VALIDATION_FAILED`
    NotKeywordSchemaValidationFailed,
    /// `ONE_OF_SCHEMA_VALIDATION_FAILED`
    OneOfSchemaValidationFailed,
    /// `PATTERN_MISMATCH`
    PatternMismatch,
    /// `SCREEN_ID_IS_RESERVED_KEYWORD`
    ScreenIdIsReservedKeyword,
    /// `UNEXPECTED_CALENDAR_PICKER_RANGE_MODE_PROP`
    UnexpectedCalendarPickerRangeModeProp,
}

impl Code {
    /// All codes that flowkit knows, in the order of their names.
    pub const ALL: [Self; 56] = [
        Self::ComponentsOutsideForm,
        Self::ComponentTypeMaxNumberPerScreen,
        Self::DataSourceItemsHaveBothImageAndColor,
        Self::DuplicateFormComponentNames,
        Self::DuplicatePropetyForCondition,
        Self::DuplicateScreenIds,
        Self::InvalidActionPayloadProperty,
        Self::InvalidCompleteAction,
        Self::InvalidComponentPlacement,
        Self::InvalidDateRange,
        Self::InvalidDateSingleInitValueFormat,
        Self::InvalidDependencies,
        Self::InvalidEnumValue,
        Self::InvalidFlowJson,
        Self::InvalidFlowJsonVersion,
        Self::InvalidMinMaxDays,
        Self::InvalidNavigateActionNextScreenName,
        Self::InvalidNavigateActionPayload,
        Self::InvalidNavigateActionStaticData,
        Self::InvalidOnClickActionPayload,
        Self::InvalidPropertyKey,
        Self::InvalidPropertyNameForCondition,
        Self::InvalidPropertyType,
        Self::InvalidPropertyValue,
        Self::InvalidPropertyValueFormat,
        Self::InvalidPropertyValueForCondition,
        Self::InvalidRichtextPlacement,
        Self::InvalidRoutingModel,
        Self::InvalidSchema,
        Self::InvalidScreenData,
        Self::InvalidScreenDynamicData,
        Self::InvalidSensitiveField,
        Self::InvalidTextDynamicData,
        Self::InvalidType,
        Self::InvalidUpdateDataActionPayload,
        Self::MaximumIfNesting,
        Self::MaximumValueRequired,
        Self::MaxAllowedComponentsPerScreen,
        Self::MaxItemsRequired,
        Self::MaxScreensNumber,
        Self::MinimumValueRequired,
        Self::MinCharsRequired,
        Self::MinItemsRequired,
        Self::MinValueGreaterThanMax,
        Self::MissingCalendarPickerRangeModeProp,
        Self::MissingFlowJsonVersion,
        Self::MissingFooterOnTerminalScreen,
        Self::MissingNavigationActionPayload,
        Self::MissingRequiredProperty,
        Self::MissingTerminalScreen,
        Self::NativeComponentInFormInitValues,
        Self::NotKeywordSchemaValidationFailed,
        Self::OneOfSchemaValidationFailed,
        Self::PatternMismatch,
        Self::ScreenIdIsReservedKeyword,
        Self::UnexpectedCalendarPickerRangeModeProp,
    ];

    /// The code that Meta writes so; `None` for one that flowkit does not know.
    ///
    /// ```
    /// use flowkit_json::Code;
    ///
    /// assert_eq!(Code::from_name("INVALID_TYPE"), Some(Code::InvalidType));
    /// assert_eq!(Code::from_name("INVALID_MOOD"), None);
    /// ```
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|code| code.as_str() == name)
    }

    /// The code as Meta writes it, spelling mistakes included.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ComponentsOutsideForm => "COMPONENTS_OUTSIDE_FORM",
            Self::ComponentTypeMaxNumberPerScreen => "COMPONENT_TYPE_MAX_NUMBER_PER_SCREEN",
            Self::DataSourceItemsHaveBothImageAndColor => {
                "DATA_SOURCE_ITEMS_HAVE_BOTH_IMAGE_AND_COLOR"
            }
            Self::DuplicateFormComponentNames => "DUPLICATE_FORM_COMPONENT_NAMES",
            Self::DuplicatePropetyForCondition => "DUPLICATE_PROPETY_FOR_CONDITION",
            Self::DuplicateScreenIds => "DUPLICATE_SCREEN_IDS",
            Self::InvalidActionPayloadProperty => "INVALID_ACTION_PAYLOAD_PROPERTY",
            Self::InvalidCompleteAction => "INVALID_COMPLETE_ACTION",
            Self::InvalidComponentPlacement => "INVALID_COMPONENT_PLACEMENT",
            Self::InvalidDateRange => "INVALID_DATE_RANGE",
            Self::InvalidDateSingleInitValueFormat => "INVALID_DATE_SINGLE_INIT_VALUE_FORMAT",
            Self::InvalidDependencies => "INVALID_DEPENDENCIES",
            Self::InvalidEnumValue => "INVALID_ENUM_VALUE",
            Self::InvalidFlowJson => "INVALID_FLOW_JSON",
            Self::InvalidFlowJsonVersion => "INVALID_FLOW_JSON_VERSION",
            Self::InvalidMinMaxDays => "INVALID_MIN_MAX_DAYS",
            Self::InvalidNavigateActionNextScreenName => "INVALID_NAVIGATE_ACTION_NEXT_SCREEN_NAME",
            Self::InvalidNavigateActionPayload => "INVALID_NAVIGATE_ACTION_PAYLOAD",
            Self::InvalidNavigateActionStaticData => "INVALID_NAVIGATE_ACTION_STATIC_DATA",
            Self::InvalidOnClickActionPayload => "INVALID_ON_CLICK_ACTION_PAYLOAD",
            Self::InvalidPropertyKey => "INVALID_PROPERTY_KEY",
            Self::InvalidPropertyNameForCondition => "INVALID_PROPERTY_NAME_FOR_CONDITION",
            Self::InvalidPropertyType => "INVALID_PROPERTY_TYPE",
            Self::InvalidPropertyValue => "INVALID_PROPERTY_VALUE",
            Self::InvalidPropertyValueFormat => "INVALID_PROPERTY_VALUE_FORMAT",
            Self::InvalidPropertyValueForCondition => "INVALID_PROPERTY_VALUE_FOR_CONDITION",
            Self::InvalidRichtextPlacement => "INVALID_RICHTEXT_PLACEMENT",
            Self::InvalidRoutingModel => "INVALID_ROUTING_MODEL",
            Self::InvalidSchema => "INVALID_SCHEMA",
            Self::InvalidScreenData => "INVALID_SCREEN_DATA",
            Self::InvalidScreenDynamicData => "INVALID_SCREEN_DYNAMIC_DATA",
            Self::InvalidSensitiveField => "INVALID_SENSITIVE_FIELD",
            Self::InvalidTextDynamicData => "INVALID_TEXT_DYNAMIC_DATA",
            Self::InvalidType => "INVALID_TYPE",
            Self::InvalidUpdateDataActionPayload => "INVALID_UPDATE_DATA_ACTION_PAYLOAD",
            Self::MaximumIfNesting => "MAXIMUM_IF_NESTING",
            Self::MaximumValueRequired => "MAXIMUM_VALUE_REQUIRED",
            Self::MaxAllowedComponentsPerScreen => "MAX_ALLOWED_COMPONENTS_PER_SCREEN",
            Self::MaxItemsRequired => "MAX_ITEMS_REQUIRED",
            Self::MaxScreensNumber => "MAX_SCREENS_NUMBER",
            Self::MinimumValueRequired => "MINIMUM_VALUE_REQUIRED",
            Self::MinCharsRequired => "MIN_CHARS_REQUIRED",
            Self::MinItemsRequired => "MIN_ITEMS_REQUIRED",
            Self::MinValueGreaterThanMax => "MIN_VALUE_GREATER_THAN_MAX",
            Self::MissingCalendarPickerRangeModeProp => "MISSING_CALENDAR_PICKER_RANGE_MODE_PROP",
            Self::MissingFlowJsonVersion => "MISSING_FLOW_JSON_VERSION",
            Self::MissingFooterOnTerminalScreen => "MISSING_FOOTER_ON_TERMINAL_SCREEN",
            Self::MissingNavigationActionPayload => "MISSING_NAVIGATION_ACTION_PAYLOAD",
            Self::MissingRequiredProperty => "MISSING_REQUIRED_PROPERTY",
            Self::MissingTerminalScreen => "MISSING_TERMINAL_SCREEN",
            Self::NativeComponentInFormInitValues => "NATIVE_COMPONENT_IN_FORM_INIT_VALUES",
            Self::NotKeywordSchemaValidationFailed => "NOT_KEYWORD_SCHEMA_VALIDATION_FAILED",
            Self::OneOfSchemaValidationFailed => "ONE_OF_SCHEMA_VALIDATION_FAILED",
            Self::PatternMismatch => "PATTERN_MISMATCH",
            Self::ScreenIdIsReservedKeyword => "SCREEN_ID_IS_RESERVED_KEYWORD",
            Self::UnexpectedCalendarPickerRangeModeProp => {
                "UNEXPECTED_CALENDAR_PICKER_RANGE_MODE_PROP"
            }
        }
    }
}

impl std::fmt::Display for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}
