/** What is sent: routes, headers, the document of a create request, and the form of an upload. */
@NullMarked
package dev.wanedit.wire.request;

import org.jspecify.annotations.NullMarked;
