package org.unisson.catalog.feed.application;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.unisson.catalog.feed.domain.FeedItem;
import org.unisson.catalog.feed.domain.FeedLine;
import org.unisson.catalog.feed.domain.FeedSettings;

/** RSS 2.0 with the elements of Google Merchant. */
final class XmlFeed implements FeedWriter {

    private static final String NAMESPACE = "http://base.google.com/ns/1.0";

    private final OutputStream out;
    private final FeedSettings settings;
    private final XMLStreamWriter xml;

    XmlFeed(OutputStream out, FeedSettings settings) throws IOException {
        this.out = out;
        this.settings = settings;
        try {
            xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
            xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            xml.writeStartElement("rss");
            xml.writeAttribute("version", "2.0");
            xml.writeNamespace("g", NAMESPACE);
            xml.writeStartElement("channel");
            plain("title", settings.title());
            plain("link", settings.home());
            plain("description", settings.title());
        } catch (XMLStreamException failed) {
            throw new IOException(failed);
        }
    }

    @Override
    public void write(FeedLine line) throws IOException {
        try {
            xml.writeStartElement("item");
            for (Map.Entry<String, List<String>> field : line.item().fields().entrySet()) {
                for (String value : field.getValue()) {
                    element(field.getKey(), value);
                }
            }
            FeedSettings.Shipping shipping = settings.shipping();
            if (shipping != null) {
                xml.writeStartElement("g", "shipping", NAMESPACE);
                element("country", shipping.country());
                element("service", shipping.service());
                element("price", FeedItem.written(shipping.price()));
                xml.writeEndElement();
            }
            xml.writeEndElement();
            xml.writeCharacters("\n");
        } catch (XMLStreamException failed) {
            throw new IOException(failed);
        }
    }

    @Override
    public void end() throws IOException {
        try (out) {
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException failed) {
            throw new IOException(failed);
        }
    }

    private void element(String name, String value) throws XMLStreamException {
        xml.writeStartElement("g", name, NAMESPACE);
        xml.writeCharacters(legal(value));
        xml.writeEndElement();
    }

    private void plain(String name, String value) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(legal(value));
        xml.writeEndElement();
    }

    /** Without the characters that XML 1.0 cannot hold, not even escaped: a feed with one of them is no XML. */
    private static String legal(String text) {
        return text.codePoints()
                .filter(character -> character == '\t'
                        || character == '\n'
                        || character == '\r'
                        || character >= 0x20 && character <= 0xD7FF
                        || character >= 0xE000 && character <= 0xFFFD
                        || character >= 0x10000)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
