package dev.wanedit;

import dev.wanedit.port.Transport;
import dev.wanedit.port.TransportConfig;
import dev.wanedit.port.TransportProvider;

/** A provider that opens a transport of the test's, whatever the settings are. */
record GivenTransport(Transport transport) implements TransportProvider {

    @Override
    public String name() {
        return "given";
    }

    @Override
    public Transport open(TransportConfig config) {
        return transport;
    }
}
