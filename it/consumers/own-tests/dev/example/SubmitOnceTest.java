package dev.example;

import dev.wanedit.testkit.contract.subject.Capability;
import dev.wanedit.testkit.contract.task.SubmitOnceContract;
import java.util.Map;

/** A part of the contract of transports, by the published artifact and the user's JUnit. */
class SubmitOnceTest extends SubmitOnceContract {

    @Override
    public String adapterName() {
        return "jdk";
    }

    @Override
    public Map<Capability, String> lacks() {
        return Map.of(
                Capability.OWN_CLIENT, "not tested here",
                Capability.CHOSEN_TRUST, "not tested here",
                Capability.PROMPT_CLOSE, "the JDK's client has no close before JDK 21",
                Capability.SINGLE_READ, "the JDK's client sends a GET once more");
    }
}
