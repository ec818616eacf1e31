package dev.wanedit.testkit.contract.bench;

import dev.wanedit.testkit.contract.TransportContract;
import dev.wanedit.testkit.contract.subject.ContractSubject;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Brings the adapter under test and the contract together, around each test. */
final class ContractExtension implements BeforeEachCallback, AfterEachCallback {

    @Override
    public void beforeEach(ExtensionContext context) {
        ContractSubject subject = context.getRequiredTestInstances()
                .findInstance(ContractSubject.class)
                .orElseThrow(() -> new AssertionError("No adapter to test: run contracts by a class that extends "
                        + TransportContract.class.getName()));
        contract(context).begin(subject);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        // Leftovers of a test that failed by itself would only hide why.
        contract(context).end(context.getExecutionException().isEmpty());
    }

    private static Contract contract(ExtensionContext context) {
        return context.getRequiredTestInstances().findInstance(Contract.class).orElseThrow();
    }
}
