package dev.wanedit.testkit.service;

import java.net.URI;

/**
 * The URLs of the fake's other hosts.
 *
 * @param media the host of results and hosted media; ends with a slash
 * @param oss the host for uploads; ends with a slash
 */
public record Addresses(URI media, URI oss) {}
