package dev.wanedit.spring;

import dev.wanedit.VideoEditClientBuilder;

/**
 * Changes the builder of the client before the client is built. Beans of this type are called in their order, after the
 * properties and the beans of the application were set on the builder, so that their settings count. Use it for what has no
 * property, such as an API key that rotates:
 *
 * <pre>{@code
 * @Bean
 * WaneditClientCustomizer rotatingKey(Vault vault) {
 *     return builder -> builder.apiKey(vault::currentKey);
 * }
 * }</pre>
 */
@FunctionalInterface
public interface WaneditClientCustomizer {

    /**
     * Sets what the application wants.
     *
     * @param builder the builder of a client; a new one for each client
     */
    void customize(VideoEditClientBuilder builder);
}
