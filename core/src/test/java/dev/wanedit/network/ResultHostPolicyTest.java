package dev.wanedit.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultHostPolicyTest {

    private final ResultHostPolicy policy =
            ResultHostPolicy.standard(URI.create("https://dashscope.aliyuncs.com/api/v1"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://dashscope-a717.oss-accelerate.aliyuncs.com/x.mp4?Signature=1",
                "http://8.8.8.8/x.mp4",
                "https://[2606:4700::1111]:8443/x.mp4",
                "https://my_bucket.example/x.mp4",
                "https://metadata.example/x.mp4",
                "https://localhost.example/x.mp4",
                "https://1.2.3.4.example/x.mp4",
                "https://172.32.0.1/x.mp4",
                "https://100.128.0.1/x.mp4",
                "https://视频.example/x.mp4",
            })
    void standard_whenTheHostIsPublicOrAName_allowsIt(String url) {
        assertThat(policy.allows(URI.create(url))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/x.mp4",
                "http://127.0.0.1:8080/x.mp4",
                "http://127.1/",
                "http://2130706433/",
                "http://0x7f.1/",
                "http://0x7f000001/",
                "http://0177.0.0.1/",
                "http://0300.0250.0.1/",
                "http://127.0.0.1./",
                "http://%31%32%37.0.0.1/",
                "http://\uff11\uff12\uff17.0.0.1/",
                "http://127\u30020\u30020\u30021/",
                "http://0.0.0.0/",
                "http://0/",
                "http://10.1.2.3/",
                "http://172.16.0.1/",
                "http://172.31.255.255/",
                "http://192.168.1.1/",
                "http://100.64.0.1/",
                "http://100.127.255.255/",
                "http://100.100.100.200/latest/meta-data",
                "http://169.254.169.254/latest/meta-data",
                "http://169.254.1.1/",
                "http://198.18.0.1/",
                "http://224.0.0.1/",
                "http://255.255.255.255/",
                "http://localhost/",
                "http://LOCALHOST.:80/",
                "http://a.localhost/",
                "http://user@localhost/",
                "http://[::1]/",
                "http://[::]/",
                "http://[::ffff:127.0.0.1]/",
                "http://[::ffff:a9fe:a9fe]/",
                "http://[::127.0.0.1]/",
                "http://[64:ff9b::10.0.0.1]/",
                "http://[2002:7f00:1::]/",
                "http://[fe80::1%25eth0]/",
                "http://[fd00:ec2::254]/",
                "http://[fc00::1]/",
                "http://[fec0::1]/",
                "http://[ff02::1]/",
                "mailto:a@example.com",
                "http:///x.mp4",
            })
    void standard_whenTheHostIsInternalInAnySpelling_refusesIt(String url) {
        assertThat(policy.allows(URI.create(url))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:8080/api/v1", "http://localhost/api/v1", "https://10.0.0.7/api/v1"})
    void standard_whenTheBaseUrlIsInternal_allowsInternalHostsButNoMetadata(String base) {
        ResultHostPolicy internal = ResultHostPolicy.standard(URI.create(base));

        for (String url : new String[] {
            "http://127.0.0.1:9/x",
            "http://localhost:9/x",
            "http://192.168.0.1/x",
            "http://[::1]/x",
            "https://a.example/x"
        }) {
            assertThat(internal.allows(URI.create(url))).as(url).isTrue();
        }
        for (String url : new String[] {
            "http://169.254.169.254/x",
            "http://100.100.100.200/x",
            "http://[fd00:ec2::254]/x",
            "http://2852039166/x",
            "http://[::ffff:169.254.169.254]/x"
        }) {
            assertThat(internal.allows(URI.create(url))).as(url).isFalse();
        }
    }

    @Test
    void standard_whenTheBaseUrlItselfIsAtAMetadataAddress_allowsIt() {
        URI base = URI.create("http://100.100.100.200/api/v1");

        assertThat(ResultHostPolicy.standard(base).allows(URI.create("http://100.100.100.200/x")))
                .isTrue();
    }
}
