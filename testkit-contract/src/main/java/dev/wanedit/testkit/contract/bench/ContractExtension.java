package dev.wanedit.testkit.contract.bench;

import dev.wanedit.testkit.contract.TransportContract;
import dev.wanedit.testkit.contract.subject.ContractSubject;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Connects the adapter under test with the contract, before and after each test. */
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
        // After a failed test the leftovers are not checked: they would only hide the real failure.
        contract(context).end(context.getExecutionException().isEmpty());
    }

    private static Contract contract(ExtensionContext context) {
        return context.getRequiredTestInstances().findInstance(Contract.class).orElseThrow();
    }
}
