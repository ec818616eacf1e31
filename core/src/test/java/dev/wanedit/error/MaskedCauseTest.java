package dev.wanedit.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Causes of other libraries are kept as they are if no text of theirs is secret, at any depth that is read. */
class MaskedCauseTest {

    @Test
    void of_whenNoTextIsSecret_isTheCauseItself() {
        IOException cause = new IOException("outer", new IOException("inner"));
        cause.addSuppressed(new IOException("beside"));

        assertThat(plain(cause)).isSameAs(cause);
        assertThat(plain(null)).isNull();
    }

    @Test
    void of_whenAnInnerTextIsSecret_replacesTheWholeChain() {
        IOException cause = new IOException("outer", new IOException("secret"));

        Throwable plain = plain(cause);

        assertThat(plain).hasMessage("java.io.IOException: outer").hasNoSuppressedExceptions();
        assertThat(plain.getStackTrace()).isEqualTo(cause.getStackTrace());
        assertThat(plain.getCause()).hasMessage("java.io.IOException: ***");
    }

    @Test
    void of_whenASuppressedTextIsSecret_dropsTheSuppressedOnes() {
        IOException cause = new IOException("outer");
        cause.addSuppressed(new IOException("beside", new IOException("secret")));

        assertThat(plain(cause)).isNotSameAs(cause).hasNoSuppressedExceptions();
    }

    @Test
    void of_whenOursIsInside_masksIt() {
        WanEditException clean = fault("It is down.");
        WanEditException secret = fault("It is secret.");

        assertThat(plain(clean)).isSameAs(clean);
        assertThat(plain(secret)).hasMessageContaining("It is ***.");
        IOException around = new IOException("outer", clean);
        assertThat(plain(around)).isSameAs(around);
        assertThat(plain(new IOException("outer", secret)).getCause()).hasMessageContaining("It is ***.");
    }

    /** A cause of itself, over others, would be read forever. */
    @Test
    void of_whenTheChainIsLong_isReadToTheSeventeenthAndCutThere() {
        IOException short17 = chain(17);
        IOException long18 = chain(18);

        assertThat(plain(short17)).isSameAs(short17);
        assertThat(depth(plain(long18))).isEqualTo(17);
    }

    @Test
    void of_whenSuppressedOnesAreNested_readsThemToTheSameDepth() {
        IOException deep = new IOException("outer");
        deep.addSuppressed(chain(17));
        IOException shallow = new IOException("outer");
        shallow.addSuppressed(chain(16));

        assertThat(plain(shallow)).isSameAs(shallow);
        assertThat(plain(deep)).isNotSameAs(deep);
    }

    private static @Nullable Throwable plain(@Nullable Throwable cause) {
        return MaskedCause.of(cause, text -> text.replace("secret", "***"));
    }

    private static IOException chain(int length) {
        IOException fault = new IOException("link 1");
        for (int i = 2; i <= length; i++) {
            fault = new IOException("link " + i, fault);
        }
        return fault;
    }

    private static int depth(Throwable fault) {
        int depth = 0;
        for (Throwable each = fault; each != null; each = each.getCause()) {
            depth++;
        }
        return depth;
    }

    private static WanEditException fault(String problem) {
        return new ServiceUnavailableException(problem, ErrorContext.NONE);
    }
}
