package dev.tierscope.analysis;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Tells the [ValueShape] of one value from its bytes.
final class ShapeScanner {
  /// What Kubernetes draws suffixes from: no vowels, nothing that looks like one. Source:
  /// `k8s.io/apimachinery/pkg/util/rand`.
  private static final String SUFFIX_LETTERS = "bcdfghjklmnpqrstvwxz2456789";

  private static final int SUFFIX_LENGTH = 5;
  private static final int LONGEST_WORD = 64;
  private static final int SHORTEST_HASH = 7;
  private static final int SHORTEST_TOKEN = 16;
  private static final long FIRST_SECOND = 1_000_000_000L; // 2001-09-09
  private static final long END_SECOND = 2_208_988_800L; // 2040-01-01
  private static final byte[][] HASH_PREFIXES = {
    ascii("0x"), ascii("sha256:"), ascii("sha1:"), ascii("md5:")
  };

  private final byte[] value;
  private final int length;
  private int digits;
  private int lower;
  private int upper;
  private int spaces; // white space and control characters

  ShapeScanner(byte[] value) {
    this.value = value;
    this.length = value.length;
    for (byte b : value) {
      if (isDigit(b)) {
        digits++;
      } else if (b >= 'a' && b <= 'z') {
        lower++;
      } else if (b >= 'A' && b <= 'Z') {
        upper++;
      } else if ((b >= 0 && b <= ' ') || b == 0x7f) {
        spaces++;
      }
    }
  }

  ValueShape shape() {
    if (length == 0) {
      return ValueShape.FREE_TEXT;
    }
    if (isInteger()) {
      return isEpochTime() ? ValueShape.EPOCH_TIME : ValueShape.INTEGER;
    }
    if (isNumber()) {
      return ValueShape.NUMBER;
    }
    if (isUuid()) {
      return ValueShape.UUID;
    }
    if (isAddress()) {
      return ValueShape.IP_ADDRESS;
    }
    if (isDate()) {
      return ValueShape.DATE_TIME;
    }
    if (spaces > 0) {
      return ValueShape.FREE_TEXT;
    }
    return spaceless();
  }

  private ValueShape spaceless() {
    if (isHash()) {
      return ValueShape.HEX_HASH;
    }
    if (isEmail()) {
      return ValueShape.EMAIL;
    }
    if (value[0] == '/' || scheme() > 0) {
      return ValueShape.URL_PATH;
    }
    if (isPodName()) {
      return ValueShape.POD_NAME;
    }
    if (isToken()) {
      return ValueShape.TOKEN;
    }
    return length <= LONGEST_WORD ? ValueShape.WORD : ValueShape.FREE_TEXT;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static boolean isDigit(int b) {
    return b >= '0' && b <= '9';
  }

  private static boolean isHex(int b) {
    return isDigit(b) || (b >= 'a' && b <= 'f') || (b >= 'A' && b <= 'F');
  }

  private static boolean isSign(int b) {
    return b == '+' || b == '-';
  }

  private boolean isAt(int index, char c) {
    return index >= 0 && index < length && value[index] == c;
  }

  private boolean startsWith(byte[] prefix) {
    return length >= prefix.length
        && Arrays.equals(value, 0, prefix.length, prefix, 0, prefix.length);
  }

  /// End of the digits that begin at `from`.
  private int digitsEnd(int from) {
    int at = from;
    while (at < length && isDigit(value[at])) {
      at++;
    }
    return at;
  }

  private boolean isInteger() {
    return digits > 0 && (digits == length || (digits == length - 1 && isSign(value[0])));
  }

  private boolean isEpochTime() {
    if (digits != length || (length - 10) % 3 != 0 || length < 10 || length > 19) {
      return false;
    }
    long seconds = 0;
    for (int i = 0; i < 10; i++) {
      seconds = seconds * 10 + value[i] - '0';
    }
    return seconds >= FIRST_SECOND && seconds < END_SECOND;
  }

  private boolean isNumber() {
    int start = isSign(value[0]) ? 1 : 0;
    if (length - start == 3) {
      String rest = new String(value, start, 3, StandardCharsets.ISO_8859_1);
      if (rest.equals("Inf") || rest.equals("NaN")) {
        return true;
      }
    }
    int at = digitsEnd(start);
    int mantissa = at - start;
    if (isAt(at, '.')) {
      int end = digitsEnd(at + 1);
      mantissa += end - at - 1;
      at = end;
    }
    if (mantissa > 0 && (isAt(at, 'e') || isAt(at, 'E'))) {
      int exponent = at + 1 < length && isSign(value[at + 1]) ? at + 2 : at + 1;
      int end = digitsEnd(exponent);
      // Longer ones are hex: 12e4567 is a commit, no float has such an exponent.
      return end == length && end > exponent && end - exponent <= 3;
    }
    return mantissa > 0 && at == length;
  }

  private boolean isUuid() {
    if (length != 36) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      boolean hyphen = i == 8 || i == 13 || i == 18 || i == 23;
      if (hyphen ? value[i] != '-' : !isHex(value[i])) {
        return false;
      }
    }
    return true;
  }

  private boolean isAddress() {
    int end = length;
    int from = 0;
    if (value[0] == '[') {
      int close = indexOf(']', 0);
      return close > 0 && (close == length - 1 || isPort(close + 1)) && isIpv6(1, close);
    }
    int slash = indexOf('/', 0);
    if (slash > 0) {
      if (slash == length - 1 || length - slash > 4 || digitsEnd(slash + 1) != length) {
        return false;
      }
      end = slash;
    }
    int ipv4 = ipv4End(from);
    return ipv4 == end || (ipv4 > 0 && end == length && isPort(ipv4)) || isIpv6(from, end);
  }

  private boolean isPort(int colon) {
    int digitsFrom = colon + 1;
    return isAt(colon, ':')
        && digitsFrom < length
        && length - digitsFrom <= 5
        && digitsEnd(digitsFrom) == length;
  }

  /// End of the dotted quad that begins at `from`, -1 if there is none.
  private int ipv4End(int from) {
    int at = from;
    for (int part = 0; part < 4; part++) {
      if (part > 0 && !isAt(at++, '.')) {
        return -1;
      }
      int end = digitsEnd(at);
      if (end == at || end - at > 3 || (end - at > 1 && value[at] == '0')) {
        return -1;
      }
      int number = 0;
      for (; at < end; at++) {
        number = number * 10 + value[at] - '0';
      }
      if (number > 255) {
        return -1;
      }
    }
    return at;
  }

  private boolean isIpv6(int from, int to) {
    int groups = 0;
    boolean gap = false;
    int at = from;
    while (at < to) {
      if (isAt(at, ':') && isAt(at + 1, ':') && !gap) {
        gap = true;
        at += 2;
        continue;
      }
      if (at > from && !isAt(at - 1, ':')) {
        if (!isAt(at, ':')) {
          return false;
        }
        at++;
      }
      if (groups > 0 && ipv4End(at) == to) {
        groups += 2;
        break;
      }
      int start = at;
      while (at < to && at - start < 5 && isHex(value[at])) {
        at++;
      }
      if (at == start || at - start > 4) {
        return false;
      }
      groups++;
    }
    return gap ? groups < 8 && to - from > 1 : groups == 8;
  }

  /// `2026-03-04`, then nothing or `T`, a space or `_` and a time that begins `05:06`.
  private boolean isDate() {
    if (length < 10
        || value[4] != '-'
        || value[7] != '-'
        || digitsEnd(0) != 4
        || digitsEnd(5) != 7
        || digitsEnd(8) != 10) {
      return false;
    }
    int month = (value[5] - '0') * 10 + value[6] - '0';
    int day = (value[8] - '0') * 10 + value[9] - '0';
    if (month < 1 || month > 12 || day < 1 || day > 31) {
      return false;
    }
    boolean time =
        length >= 16
            && (value[10] == 'T' || value[10] == ' ' || value[10] == '_')
            && digitsEnd(11) == 13
            && value[13] == ':'
            && digitsEnd(14) == 16;
    return length == 10 || time;
  }

  private boolean isHash() {
    int from = 0;
    for (byte[] prefix : HASH_PREFIXES) {
      from = startsWith(prefix) ? prefix.length : from;
    }
    from = Math.max(from, scheme());
    if (length - from < SHORTEST_HASH) {
      return false;
    }
    int figures = 0;
    int small = 0;
    int large = 0;
    for (int i = from; i < length; i++) {
      if (!isHex(value[i])) {
        return false;
      }
      figures += isDigit(value[i]) ? 1 : 0;
      small += value[i] >= 'a' ? 1 : 0;
      large += value[i] >= 'A' && value[i] <= 'F' ? 1 : 0;
    }
    if (from > 0) {
      return true;
    }
    // "defaced" and "feedface" are words; one digit in few letters may be a version of one.
    int needed = length >= 32 ? 0 : length >= 16 ? 1 : 2;
    return (small == 0 || large == 0) && figures >= needed && small + large > 0;
  }

  /// Index after `scheme://`, 0 if there is none.
  private int scheme() {
    int colon = indexOf(':', 0);
    for (int i = 0; i < colon; i++) {
      boolean letter = value[i] >= 'a' && value[i] <= 'z';
      if (!letter && (i == 0 || !(isDigit(value[i]) || isSign(value[i])))) {
        return 0;
      }
    }
    return colon > 0 && isAt(colon + 1, '/') && isAt(colon + 2, '/') ? colon + 3 : 0;
  }

  private boolean isEmail() {
    int at = indexOf('@', 0);
    if (at < 1 || indexOf('@', at + 1) >= 0) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      boolean allowed = i < at ? isMailbox(value[i]) : i == at || isHost(value[i]);
      if (!allowed) {
        return false;
      }
    }
    int lastDot = lastIndexOf('.', length);
    return lastDot > at + 1 && length - lastDot > 2 && !isDigit(value[length - 1]);
  }

  /// Bytes beyond ASCII are parts of international names.
  private static boolean isHost(int b) {
    boolean letter = (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || b < 0;
    return letter || isDigit(b) || b == '.' || b == '-';
  }

  private static boolean isMailbox(int b) {
    return isHost(b) || (b > 0 && "!#$%&'*+=?^_`{|}~".indexOf(b) >= 0);
  }

  private boolean isPodName() {
    int last = lastIndexOf('-', length);
    if (last < 1 || length - last - 1 != SUFFIX_LENGTH || !isSuffix(last + 1, length)) {
      return false;
    }
    for (byte b : value) {
      if (!isDigit(b) && !(b >= 'a' && b <= 'z') && b != '-' && b != '.') {
        return false;
      }
    }
    int before = lastIndexOf('-', last);
    int owner = last - before - 1;
    boolean ofReplicaSet = before > 0 && owner >= 6 && owner <= 10 && isSuffix(before + 1, last);
    boolean ofJob = before > 0 && owner >= 8 && owner <= 10 && digitsEnd(before + 1) == last;
    return ofReplicaSet || ofJob || hasDigit(last + 1);
  }

  private boolean isSuffix(int from, int to) {
    for (int i = from; i < to; i++) {
      if (SUFFIX_LETTERS.indexOf(value[i]) < 0) {
        return false;
      }
    }
    return true;
  }

  private boolean hasDigit(int from) {
    for (int i = from; i < length; i++) {
      if (isDigit(value[i])) {
        return true;
      }
    }
    return false;
  }

  /// Random text changes between letters, digits and case every few characters; names do not.
  private boolean isToken() {
    if (length < SHORTEST_TOKEN || digits == 0 || lower + upper == 0) {
      return false;
    }
    int end = length;
    while (isAt(end - 1, '=') && length - end < 2) {
      end--;
    }
    int changes = 0;
    int kind = 0;
    for (int i = 0; i < end; i++) {
      byte b = value[i];
      int next = isDigit(b) ? 1 : b >= 'a' && b <= 'z' ? 2 : b >= 'A' && b <= 'Z' ? 3 : 4;
      if (next == 4 && b != '+' && b != '/' && b != '_' && b != '-') {
        return false;
      }
      changes += next != kind && next < 4 && kind < 4 && i > 0 ? 1 : 0;
      kind = next;
    }
    return changes * 4 >= end;
  }

  private int indexOf(char c, int from) {
    for (int i = from; i < length; i++) {
      if (value[i] == c) {
        return i;
      }
    }
    return -1;
  }

  private int lastIndexOf(char c, int end) {
    int at = end - 1;
    while (at >= 0 && value[at] != c) {
      at--;
    }
    return at;
  }
}
