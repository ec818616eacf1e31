@NullMarked
package dev.wanedit.testkit.service;

import org.jspecify.annotations.NullMarked;
