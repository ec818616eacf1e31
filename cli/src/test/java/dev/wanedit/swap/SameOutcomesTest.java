package dev.wanedit.swap;

import dev.wanedit.testkit.Fault;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The same answers, odd ones above all, mean the same through every adapter, down to each field and word. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SameOutcomesTest {

    private static final Set<Call> ONE_OF_EACH =
            EnumSet.complementOf(EnumSet.of(Call.CREATE_FULL, Call.CREATE_OSS, Call.CREATE_INLINE, Call.LIST_FILTERED));

    private final Sides sides = new Sides();

    @AfterAll
    void close() {
        sides.close();
    }

    static Stream<Arguments> errors() {
        return rows(Answers.errors());
    }

    static Stream<Arguments> odd() {
        return rows(Answers.odd());
    }

    static Stream<Arguments> queries() {
        return rows(TaskAnswers.ofQuery());
    }

    static Stream<Arguments> lists() {
        return rows(TaskAnswers.ofList());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("errors")
    void error_whenOfTheTable_isTheSame(String name, Fault error) {
        for (Call call : List.of(Call.CREATE_MINIMAL, Call.QUERY)) {
            agree(call, name, error);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("odd")
    void answer_whenOdd_meansTheSame(String name, Fault odd) {
        for (Call call : ONE_OF_EACH) {
            agree(call, name, odd);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("queries")
    void query_whenAnsweredSo_tellsTheSame(String name, Fault answer) {
        agree(Call.QUERY, name, answer);
        agree(Call.CREATE_MINIMAL, name, answer);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lists")
    void list_whenAnsweredSo_tellsTheSame(String name, Fault answer) {
        agree(Call.LIST_RECENT, name, answer);
    }

    @ParameterizedTest
    @EnumSource
    void connection_whenItBreaks_breaksTheSame(Call call) {
        Map<String, Fault> faults = Map.of(
                "reset before the answer", Fault.resetAfterRead(),
                "closed without an answer", Fault.closeWithoutAnswer(),
                "cut in the headers", Fault.cutInHeaders(),
                "cut in the body", Fault.cutInBody(3),
                "cut in chunks", Fault.cutInChunks(3),
                "reset in the body", Fault.resetInBody(3),
                "garbage", Fault.garbage());
        faults.forEach((name, fault) -> agree(call, name, fault));
    }

    @Test
    void connection_whenRefused_failsTheSame() {
        try (Sides unreachable = new Sides()) {
            unreachable.stream().forEach(side -> side.fake().refuseConnections());
            for (Call call : Call.values()) {
                unreachable.agree(call + ", refused", side -> Outcome.of(call.on(side)));
            }
        }
    }

    /** Of all requests, since a client may ask once more by itself. */
    private void agree(Call call, String name, Fault fault) {
        sides.agree(call + " answered with: " + name, side -> {
            side.fake().inject(call.kind(), fault).forever();
            try {
                return Outcome.of(call.on(side));
            } finally {
                side.fake().clearFaults();
            }
        });
    }

    private static Stream<Arguments> rows(Map<String, Fault> answers) {
        return answers.entrySet().stream().map(row -> Arguments.of(row.getKey(), row.getValue()));
    }
}
