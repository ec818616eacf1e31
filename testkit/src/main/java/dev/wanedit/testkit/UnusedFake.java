package dev.wanedit.testkit;

/** A hint, for a test that failed before any request came to its fake. */
final class UnusedFake extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnusedFake(FakeDashScope fake) {
        super(
                "No request came to the fake at " + fake.baseUrl()
                        + " in this test. Build the client with fake.client(), or"
                        + " give its builder fake.baseUrl() and fake.apiKey()",
                null,
                false,
                false);
    }
}
