package dev.wanedit.testkit.contract;

import dev.wanedit.port.TransportProvider;
import dev.wanedit.testkit.contract.reference.SocketProvider;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The suite over a transport that the test in charge chooses. Run by {@link SabotageTest} only. */
class SabotagedContract extends TransportContract {

    /** Null for the honest transport. JUnit makes the instances, so there is no other way in. */
    static @Nullable Sabotage sabotage;

    @Override
    public String adapterName() {
        return "reference";
    }

    @Override
    public TransportProvider provider() {
        return sabotage == null ? new SocketProvider() : sabotage.provider();
    }

    @Override
    public Map<Capability, String> lacks() {
        return Map.of(Capability.OWN_CLIENT, "none", Capability.CHOSEN_TRUST, "none");
    }

    @Override
    public Duration patience() {
        // What is wrong is to be waited for in vain; what does come may take its time on a busy machine.
        boolean comes = sabotage == null || sabotage == Sabotage.BUFFERS_THE_RESULT;
        return comes ? super.patience() : Duration.ofMillis(400);
    }
}
