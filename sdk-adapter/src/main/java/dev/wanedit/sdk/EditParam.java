package dev.wanedit.sdk;

import com.alibaba.dashscope.aigc.videosynthesis.VideoSynthesisParam;
import com.google.gson.JsonObject;
import dev.wanedit.wire.body.CreateBody;
import dev.wanedit.wire.body.InputBody;
import dev.wanedit.wire.body.MediaBody;
import dev.wanedit.wire.body.ParametersBody;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A job as the SDK's own parameters. Values that the SDK adds to the body although they are not set are removed again,
 * so that the service's defaults apply. An empty text that is set, which the SDK drops, is added again.
 */
final class EditParam extends VideoSynthesisParam {

    private final InputBody job;
    private final @Nullable ParametersBody set;

    EditParam(CreateBody body, RequestIdentity sender) {
        super(filled(sender.sign(VideoSynthesisParam.builder()), body));
        this.job = Objects.requireNonNull(body.input());
        this.set = body.parameters();
    }

    @Override
    public JsonObject getHttpBody() {
        JsonObject body = super.getHttpBody();
        JsonObject input = body.getAsJsonObject("input");
        input.remove("extend_prompt");
        keepEmpty(input, "prompt", job.prompt());
        keepEmpty(input, "negative_prompt", job.negative_prompt());
        JsonObject parameters = body.getAsJsonObject("parameters");
        parameters.remove("with_audio");
        addMore(input, job.more());
        if (set != null) {
            addLarge(parameters, set.seed());
            addMore(parameters, set.more());
        }
        if (parameters.size() == 0) {
            body.remove("parameters");
        }
        return body;
    }

    /** The SDK's own {@code toString} would show the key and the payloads. */
    @Override
    public String toString() {
        return "EditParam";
    }

    // Compares identity: lombok's equals would compare secrets, and each param is sent only once.

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    private static void keepEmpty(JsonObject input, String name, @Nullable String text) {
        if (text != null && text.isEmpty()) {
            input.addProperty(name, text);
        }
    }

    /** The SDK has an int for it, and a later model may take more. */
    private static void addLarge(JsonObject parameters, @Nullable Long seed) {
        if (seed != null && isLarge(seed)) {
            parameters.addProperty("seed", seed);
        }
    }

    private static boolean isLarge(long seed) {
        return seed != (int) seed;
    }

    private static void addMore(JsonObject object, @Nullable Map<String, Object> more) {
        if (more != null) {
            RecordWriting.addAll(object, more);
        }
    }

    private static VideoSynthesisParamBuilder<?, ?> filled(VideoSynthesisParamBuilder<?, ?> sdk, CreateBody body) {
        InputBody input = Objects.requireNonNull(body.input());
        sdk.model(body.model()).prompt(input.prompt()).negativePrompt(input.negative_prompt());
        sdk.media(media(input));
        ParametersBody set = body.parameters();
        if (set != null) {
            sdk.resolution(set.resolution()).ratio(set.ratio()).duration(set.duration());
            sdk.audioSetting(set.audio_setting())
                    .promptExtend(set.prompt_extend())
                    .watermark(set.watermark());
            sdk.seed(set.seed() == null || isLarge(set.seed()) ? null : Math.toIntExact(set.seed()));
        }
        return sdk;
    }

    private static List<Media> media(InputBody input) {
        return Objects.requireNonNull(input.media()).stream()
                .map(EditParam::medium)
                .toList();
    }

    private static Media medium(MediaBody body) {
        return Media.builder().type(body.type()).url(body.url()).build();
    }
}
