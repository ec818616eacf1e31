package dev.wanedit.moshi;

import dev.wanedit.testkit.contract.JsonCodecContract;
import dev.wanedit.wire.JsonCodec;

class MoshiCodecTest extends JsonCodecContract {

    @Override
    protected JsonCodec codec() {
        return new MoshiCodec();
    }
}
