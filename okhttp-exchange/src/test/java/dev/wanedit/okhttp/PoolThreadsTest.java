package dev.wanedit.okhttp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import dev.wanedit.wire.HttpAnswer;
import io.reactivex.rxjava3.observers.TestObserver;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Which threads look after the connections. */
@ExtendWith(FakeDashScopeExtension.class)
class PoolThreadsTest {

    private static final int EXCHANGES = 400;

    @Test
    void own_whenManyExchangesEnd_usesOneThreadForItsConnections(FakeDashScope fake) {
        try (Rig one = Rig.own(fake);
                Rig other = Rig.own(fake)) {
            List<TestObserver<HttpAnswer>> observers = IntStream.range(0, EXCHANGES)
                    .mapToObj(
                            i -> i % 2 == 0 ? one.get().test() : other.create().test())
                    .toList();
            observers.forEach(observer -> Rig.ended(observer).assertComplete());

            assertThat(poolThreads()).hasSize(1);
        }
    }

    /** OkHttp gives a thread another name while it works; only ours has no class loader. */
    private static Set<Thread> poolThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread ->
                        Set.of("wanedit-okhttp-pool", "OkHttp ConnectionPool").contains(thread.getName())
                                && thread.getContextClassLoader() == null)
                .collect(Collectors.toSet());
    }
}
