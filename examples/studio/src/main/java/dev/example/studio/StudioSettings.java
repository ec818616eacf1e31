package dev.example.studio;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The studio's own settings; those of the client are the starter's, {@code wanedit.*}.
 *
 * @param folder where uploads, results and jobs are kept. Jobs of the fake and of the real service have folders of their own
 * @param demo true to use the fake although there is a key
 * @param demoPending how long a task of the fake is queued
 * @param demoRunning how long it runs after that
 */
@ConfigurationProperties("studio")
record StudioSettings(
        @DefaultValue("studio-data") Path folder,
        @DefaultValue("false") boolean demo,
        @DefaultValue("2s") Duration demoPending,
        @DefaultValue("6s") Duration demoRunning) {}
