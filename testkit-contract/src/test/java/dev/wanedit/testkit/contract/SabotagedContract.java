package dev.wanedit.testkit.contract;

import dev.wanedit.port.TransportProvider;
import dev.wanedit.testkit.contract.reference.SocketProvider;
import dev.wanedit.testkit.contract.subject.Capability;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The suite over a transport that the test in charge chooses. Run by {@link SabotageTest} only. */
class SabotagedContract extends TransportContract {

    /** Those whose wrong answer takes its time. */
    private static final Set<Sabotage> THAT_COME =
            EnumSet.of(Sabotage.BUFFERS_THE_RESULT, Sabotage.READS_WITHOUT_END, Sabotage.SAYS_MAYBE_SENT);

    /** Null for the honest transport. JUnit makes the instances, so there is no other way in. */
    static @Nullable Sabotage sabotage;

    @Override
    public String adapterName() {
        return sabotage == Sabotage.READS_WITHOUT_END ? UnboundedProvider.NAME : "reference";
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
        // A wrong answer never comes, so the wait for it ends by its time limit; a right one may be slow on a busy
        // machine.
        boolean comes = sabotage == null || THAT_COME.contains(sabotage);
        return comes ? super.patience() : Duration.ofMillis(400);
    }
}
