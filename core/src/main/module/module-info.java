/**
 * The public rooms, and nothing else. It is added to the packed jar: the tests run on the class path, as most applications do.
 * What is below stays as it is: some of it has no module descriptor, only a name.
 */
module dev.wanedit.core {
    requires transitive io.reactivex.rxjava3;
    requires transitive org.reactivestreams;
    requires static org.jspecify;
    requires org.slf4j;
    requires io.github.resilience4j.core;
    requires io.github.resilience4j.retry;
    requires io.github.resilience4j.circuitbreaker;

    uses dev.wanedit.port.MediaProbe;
    uses dev.wanedit.port.TransportProvider;

    // For applications.
    exports dev.wanedit;
    exports dev.wanedit.job;
    exports dev.wanedit.settings;
    exports dev.wanedit.media;
    exports dev.wanedit.price;
    exports dev.wanedit.task;
    exports dev.wanedit.record;
    exports dev.wanedit.error;
    exports dev.wanedit.event;
    exports dev.wanedit.diagnosis;
    exports dev.wanedit.language;
    exports dev.wanedit.network;
    exports dev.wanedit.port;

    // For adapters.
    exports dev.wanedit.exchange;
    exports dev.wanedit.wire;
    exports dev.wanedit.wire.body;
    exports dev.wanedit.wire.request;

    // JSON libraries fill these records.
    opens dev.wanedit.wire.body;
}
