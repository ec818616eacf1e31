package dev.wanedit.testkit.service;

import dev.wanedit.testkit.http.Head;

/** Who may call the API. */
final class ApiKeys {

    private static final int FIRST_ID = 100_001;

    private ApiKeys() {}

    /** The number of the key that came, which is no secret. */
    static String idOf(Head head, Settings settings) {
        String credentials = head.headers().first("Authorization").orElse("");
        if (credentials.isBlank()) {
            throw new Refusal(401, "InvalidApiKey", "No API-key provided.");
        }
        int index = credentials.startsWith("Bearer ")
                ? settings.apiKeys().indexOf(credentials.substring("Bearer ".length()))
                : -1;
        if (index < 0) {
            throw new Refusal(401, "InvalidApiKey", "Invalid API-key provided.");
        }
        return String.valueOf(FIRST_ID + index);
    }
}
