package dev.wanedit.spring.fleet;

import dev.wanedit.fleet.FleetClient;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.ContextClosedEvent;

/** Lets the node work when all beans are there, and closes it when the application stops. */
final class FleetLifecycle implements SmartLifecycle, ApplicationListener<ContextClosedEvent> {

    /** That of the client: it stops after the web server and after task executors, whose work may hand over jobs to its end. */
    static final int PHASE = Integer.MAX_VALUE / 4;

    private final FleetClient node;
    private final boolean works;
    private final ApplicationContext context;
    private boolean began;
    private volatile boolean running;
    private volatile boolean closing;

    FleetLifecycle(FleetClient node, boolean works, ApplicationContext context) {
        this.node = node;
        this.works = works;
        this.context = context;
    }

    @Override
    public void start() {
        if (works && !began) {
            node.start();
            began = true;
        }
        running = true;
    }

    @Override
    public void onApplicationEvent(ContextClosedEvent event) {
        if (event.getApplicationContext() == context) {
            closing = true;
        }
    }

    /** A context that only pauses may start again, and a node that was closed cannot: it works meanwhile. */
    @Override
    public void stop() {
        running = false;
        if (closing) {
            node.close();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
