package dev.wanedit.testkit.service;

import java.net.URI;

/**
 * Where the fake's other hosts listen.
 *
 * @param media results and hosted media; ends with a slash
 * @param oss takes uploads; ends with a slash
 */
public record Addresses(URI media, URI oss) {}
