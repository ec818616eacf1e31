package dev.example.studio;

import dev.example.studio.StudioConfiguration.Mode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says where the page is. */
@Component
class Greeting {

    private static final Logger LOG = LoggerFactory.getLogger(Studio.class);

    private final Mode mode;
    private final StudioFolder folder;

    Greeting(Mode mode, StudioFolder folder) {
        this.mode = mode;
        this.folder = folder;
    }

    @EventListener
    void ready(ApplicationReadyEvent event) {
        if (event.getApplicationContext() instanceof WebServerApplicationContext web) {
            LOG.info(
                    "The studio is at http://localhost:{}. {} Its files are in {}.",
                    web.getWebServer().getPort(),
                    mode.demo().isPresent()
                            ? "The service is simulated, and nothing is billed."
                            : "It uses the real service, and edits are billed.",
                    folder.root());
        }
    }
}
