package dev.wanedit.swap;

import static org.assertj.core.api.Assertions.assertThat;

import com.alibaba.dashscope.aigc.videosynthesis.VideoSynthesis;
import com.alibaba.dashscope.aigc.videosynthesis.VideoSynthesisParam;
import com.alibaba.dashscope.exception.ApiException;
import com.alibaba.dashscope.utils.Constants;
import dev.wanedit.VideoEditClient;
import dev.wanedit.VideoEditClientBuilder;
import dev.wanedit.error.WanEditException;
import dev.wanedit.job.EditJob;
import java.io.IOException;
import java.lang.reflect.Member;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README's table for users of the SDK names calls that are there, on both sides. */
class SdkCallsTest {

    private static final Pattern NAME = Pattern.compile("`(builder\\(\\)|\\w+)(?:\\.(\\w+))?(?:\\([^`]*\\))?`");

    private static final Map<String, Class<?>> TYPES = Map.of(
            "VideoSynthesis", VideoSynthesis.class,
            "VideoSynthesisParam", VideoSynthesisParam.class,
            "Constants", Constants.class,
            "ApiException", ApiException.class,
            "EditJob", EditJob.class,
            "client", VideoEditClient.class,
            "builder()", VideoEditClientBuilder.class,
            "WanEditException", WanEditException.class);

    @Test
    void table_whenRead_namesCallsThatAreThere() throws IOException {
        List<String> rows = rows();
        assertThat(rows).hasSizeGreaterThan(5);
        for (String row : rows) {
            assertThat(NAME.matcher(row).results()).as(row).isNotEmpty().allSatisfy(name -> {
                Class<?> type = TYPES.get(name.group(1));
                assertThat(type).as(name.group()).isNotNull();
                if (name.group(2) != null) {
                    assertThat(members(type)).contains(name.group(2));
                }
            });
        }
    }

    private static List<String> members(Class<?> type) {
        return Stream.concat(Arrays.stream(type.getMethods()), Arrays.stream(type.getFields()))
                .map(Member::getName)
                .toList();
    }

    private static List<String> rows() throws IOException {
        return Files.readAllLines(Path.of("..", "README.md")).stream()
                .dropWhile(line -> !line.startsWith("| DashScope SDK |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .toList();
    }
}
