package dev.wanedit.spring.fleet;

import dev.wanedit.error.WanEditException;
import dev.wanedit.fleet.FleetClient;
import dev.wanedit.fleet.job.AccountState;
import dev.wanedit.spring.health.HealthFinding;
import dev.wanedit.task.Redaction;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a node knows of itself and of its fleet. It is up if the database answers: a node that does not drive, and a fleet whose
 * submits are paused, take jobs all the same, and a restart would change neither.
 */
final class FleetHealth {

    private final FleetClient node;

    FleetHealth(FleetClient node) {
        this.node = node;
    }

    HealthFinding check() {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("node", node.node());
        details.put("drives", node.drives());
        try {
            AccountState account = node.account();
            details.put("account", account.account());
            details.put("driver", node.driver().orElse("none"));
            details.put("submits", account.paused() ? "paused" : "on");
            if (account.paused()) {
                details.put("reason", Redaction.redact(String.valueOf(account.reason())));
                details.put("since", String.valueOf(account.since()));
            }
            return new HealthFinding(true, details);
        } catch (WanEditException e) {
            details.put("error", e.problem());
            details.put("remedy", e.nextStep());
            return new HealthFinding(false, details);
        }
    }
}
