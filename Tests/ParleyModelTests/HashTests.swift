// Hashes against the published values.
import ParleyModel
import Testing

@Suite struct HashTests {
    /// FIPS 180-4's own examples, and the empty message.
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
    ])
    func sha256(_ message: String, _ digest: String) {
        #expect(SHA256.hex(of: Array(message.utf8)) == digest)
    }

    /// From the authors' table of test vectors.
    @Test func fnv1a() {
        #expect(EffectIdentity.hash("".utf8) == 0xcbf2_9ce4_8422_2325)
        #expect(EffectIdentity.hash("foobar".utf8) == 0x8594_4171_f739_67e8)
    }
}
