package dev.wanedit.testkit.service;

import dev.wanedit.testkit.http.Head;

/** Checks the API keys of requests. */
final class ApiKeys {

    private static final int FIRST_ID = 100_001;

    private ApiKeys() {}

    /** The number of the key in the request, which is not a secret. */
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
