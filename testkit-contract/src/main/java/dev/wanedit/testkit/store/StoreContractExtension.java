package dev.wanedit.testkit.store;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Connects the store under test with the contract, before and after each test. */
final class StoreContractExtension implements BeforeEachCallback, AfterEachCallback {

    @Override
    public void beforeEach(ExtensionContext context) {
        StoreSubject subject = context.getRequiredTestInstances()
                .findInstance(StoreSubject.class)
                .orElseThrow(() -> new AssertionError(
                        "No store to test: run contracts by a class that extends " + JobStoreContract.class.getName()));
        contract(context).begin(subject);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        contract(context).end();
    }

    private static StoreContract contract(ExtensionContext context) {
        return context.getRequiredTestInstances()
                .findInstance(StoreContract.class)
                .orElseThrow();
    }
}
