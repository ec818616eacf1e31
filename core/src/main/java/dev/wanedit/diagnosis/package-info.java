/** What was found when the settings and the surroundings of a client were checked. */
@NullMarked
package dev.wanedit.diagnosis;

import org.jspecify.annotations.NullMarked;
