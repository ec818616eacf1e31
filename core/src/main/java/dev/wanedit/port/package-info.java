/**
 * The interfaces to the outside. A transport implements {@code TransportProvider}, {@code Transport} and the ports that it
 * bundles. An application may set a {@code JobStore}, a {@code MediaProbe}, a {@code MediaUploader} or {@code
 * BlockingMediaUploader} of its own on the client's builder.
 */
@NullMarked
package dev.wanedit.port;

import org.jspecify.annotations.NullMarked;
