package dev.tierscope.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueShapeTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '^',
      value = {
        "7f3f2a9e-4c1b-4d5e-9a6f-0b1c2d3e4f5a → UUID",
        "7F3F2A9E-4C1B-4D5E-9A6F-0B1C2D3E4F5A → UUID",
        "00000000-0000-0000-0000-000000000000 → UUID",
        "7f3f2a9e-4c1b-4d5e-9a6f-0b1c2d3e4f5g → TOKEN",
        "10.0.12.7 → IP_ADDRESS",
        "10.0.12.7:9100 → IP_ADDRESS",
        "10.0.0.0/8 → IP_ADDRESS",
        "255.255.255.255 → IP_ADDRESS",
        "256.1.1.1 → WORD",
        "10.0.12.7:http → WORD",
        "10.0.12 → WORD",
        "1.2.3 → WORD",
        "v1.29.4-eks-036c24b → WORD",
        "fe80::1 → IP_ADDRESS",
        "::1 → IP_ADDRESS",
        "[2001:db8::1]:9090 → IP_ADDRESS",
        "2001:0db8:0000:0000:0000:0000:0000:0001 → IP_ADDRESS",
        "::ffff:10.0.0.1 → IP_ADDRESS",
        "2001:db8::/32 → IP_ADDRESS",
        "12:34:56 → WORD",
        "aa:bb:cc:dd:ee:ff → WORD",
        "std::vector → WORD",
        "1::2::3 → WORD",
        "localhost:9090 → WORD",
        "d41d8cd98f00b204e9800998ecf8427e → HEX_HASH",
        "da39a3ee5e6b4b0d3255bfef95601890afd80709 → HEX_HASH",
        "3f2a1bc → HEX_HASH",
        "12e4567 → HEX_HASH",
        "9F86D081884C7D65 → HEX_HASH",
        "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 → HEX_HASH",
        "containerd://4e1b3c5d7f90 → HEX_HASH",
        "0xdeadbeef → HEX_HASH",
        "facade → WORD",
        "defaced → WORD",
        "feedface → WORD",
        "decade2 → WORD",
        "ec2 → WORD",
        "/api/v1/users/42?full=1 → URL_PATH",
        "/ → URL_PATH",
        "https://example.com/a → URL_PATH",
        "/has a space → FREE_TEXT",
        "application/json → WORD",
        "jane.doe+test@example.co.uk → EMAIL",
        "root@localhost → WORD",
        "git@github.com:a/b.git → WORD",
        "a@b@c.de → WORD",
        "1700000000 → EPOCH_TIME",
        "1700000000123 → EPOCH_TIME",
        "1700000000123456 → EPOCH_TIME",
        "1700000000123456789 → EPOCH_TIME",
        "9999999999 → INTEGER",
        "17000000001 → INTEGER",
        "2024 → INTEGER",
        "8080 → INTEGER",
        "-1 → INTEGER",
        "404 → INTEGER",
        "0.005 → NUMBER",
        "1e-05 → NUMBER",
        "-2.5e+06 → NUMBER",
        "+Inf → NUMBER",
        "NaN → NUMBER",
        ".5 → NUMBER",
        "1.2 → NUMBER",
        "1e → WORD",
        ". → WORD",
        "+ → WORD",
        "2026-03-04 → DATE_TIME",
        "2026-03-04T05:06:07Z → DATE_TIME",
        "2026-03-04 05:06:07.123 → DATE_TIME",
        "2026-13-04 → WORD",
        "2026-03-04-backup → WORD",
        "01ARZ3NDEKTSV4RRFFQ69G5FAV → TOKEN",
        "dGhpcyBpcyBhIHRlc3QgMTIzNDU2Nzg5MA== → TOKEN",
        "x7Gh2kQ9zLm4Tp8RwV1b → TOKEN",
        "KubePodCrashLooping → WORD",
        "kube_pod_container_status_waiting_reason → WORD",
        "checkout-7d4b9c8f6d-x2vqz → POD_NAME",
        "my-long-service-name-5c689d88bb-hjkls → POD_NAME",
        "kube-proxy-xk27f → POD_NAME",
        "backup-28391234-q7w9z → POD_NAME",
        "postgres-0 → WORD",
        "istio-https → WORD",
        "cert-manager → WORD",
        "ip-10-0-12-34.ec2.internal → WORD",
        "eu-central-1a → WORD",
        "Ünïcode → WORD",
        "connection refused by peer → FREE_TEXT"
      })
  void tellsShapesFromTheirLookalikes(String value, ValueShape shape) {
    assertEquals(shape, ValueShape.of(value.getBytes(StandardCharsets.UTF_8)));
  }

  @ParameterizedTest
  @CsvSource({"64, WORD", "65, FREE_TEXT", "0, FREE_TEXT"})
  void textThatIsTooLongForAWordIsFree(int length, ValueShape shape) {
    assertEquals(shape, ValueShape.of("w".repeat(length).getBytes(StandardCharsets.UTF_8)));
  }
}
