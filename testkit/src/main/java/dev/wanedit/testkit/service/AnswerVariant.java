package dev.wanedit.testkit.service;

/** Odd but observed or possible shapes of a true answer; a client must read all of them in the same way. */
public enum AnswerVariant {
    /** {@code "SR":"720"} instead of {@code "SR":720}. */
    SR_AS_TEXT,
    /** The numbers of an upload policy come as strings. */
    POLICY_NUMBERS_AS_TEXT,
    /** No time field while PENDING and RUNNING. */
    NO_TIMES_BEFORE_END,
    /** No {@code orig_prompt} while PENDING and RUNNING. */
    NO_PROMPT_BEFORE_END,
    /** {@code code} and {@code message} exist and are null when nothing failed. */
    NULL_ERROR_FIELDS,
    /** {@code code} and {@code message} exist and are empty when nothing failed. */
    EMPTY_ERROR_FIELDS,
    /** {@code usage} exists and is null before the end. */
    NULL_USAGE,
    /** {@code usage} is missing even from a success. */
    NO_USAGE,
    /** {@code video_url} exists and is empty before the end. */
    EMPTY_VIDEO_URL,
    /** Fields that are not documented. */
    EXTRA_FIELDS,
    /** {@code invalid_api_key} instead of {@code InvalidApiKey}. */
    SNAKE_CASE_CODES
}
