package dev.wanedit.spring.health;

import java.util.Map;

/**
 * What a check of health found.
 *
 * @param up whether what was checked works
 * @param details what else is known, for example why it does not work and what to do; without secrets
 */
public record HealthFinding(boolean up, Map<String, Object> details) {}
