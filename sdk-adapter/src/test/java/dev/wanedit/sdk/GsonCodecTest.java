package dev.wanedit.sdk;

import dev.wanedit.testkit.contract.JsonCodecContract;
import dev.wanedit.wire.JsonCodec;

class GsonCodecTest extends JsonCodecContract {

    @Override
    protected JsonCodec codec() {
        return new GsonCodec();
    }
}
