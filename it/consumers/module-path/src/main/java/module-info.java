/** An application on the module path. */
module dev.example.shop {
    requires dev.wanedit.core;
    requires dev.wanedit.transport.jdk;
}
